import type { exchanges } from '@liane/server/contract/exchanges';
import type { AnswerOf } from '@liane/server/contract/platform';
import { Badge } from '../design/badge.tsx';
import { CivilDate } from '../design/french-date.tsx';
import { today } from '../design/french-dates.ts';
import styles from './exchanges.module.css';

type Certificate = AnswerOf<typeof exchanges.list>['certificates'][number];

/** On the page of the exchanges: what is about to expire is said at once, the others are folded. */
export function Certificates({ certificates }: { certificates: readonly Certificate[] }) {
  return (
    <>
      <ExpiringCertificates certificates={certificates} mend="Prévenez votre administrateur." />
      {certificates.length > 0 && (
        <details className={styles['certificates']}>
          <summary>Certificats de cette installation ({certificates.length})</summary>
          <CertificateList certificates={certificates} />
        </details>
      )}
    </>
  );
}

/** Certificates that cannot be read, or are about to expire, and what to do. */
export function ExpiringCertificates({
  certificates,
  mend = '',
}: {
  certificates: readonly Certificate[];
  /** Who to call, for those who cannot mend it. */
  mend?: string;
}) {
  return certificates
    .filter(({ warning }) => warning)
    .map((certificate) => (
      <p key={`${certificate.inFrench} ${certificate.subject ?? ''}`} role="status" className={styles['warning']}>
        <Badge state={certificate.daysLeft === null || certificate.daysLeft < 0 ? 'alert' : 'late'}>
          {standing(certificate)}
        </Badge>{' '}
        {certificate.inFrench}
        {'\u202F'}:{' '}
        {certificate.daysLeft === null ? 'à redonner dans la configuration' : 'à renouveler auprès de l’IGC-Santé'}.{' '}
        {mend}
      </p>
    ));
}

/** Each certificate presented, and when it ends. */
export function CertificateList({ certificates }: { certificates: readonly Certificate[] }) {
  return (
    <ul className={styles['certificate-list']}>
      {certificates.map((certificate) => {
        const { inFrench, subject, expiresAt, warning } = certificate;
        return (
          <li key={`${inFrench} ${subject ?? ''}`}>
            <span>
              <b>{inFrench}</b>
              <small>{subject ?? 'illisible'}</small>
            </span>
            <span className={styles['until']}>
              {warning ? (
                <Badge state={certificate.daysLeft === null || certificate.daysLeft < 0 ? 'alert' : 'late'}>
                  {standing(certificate)}
                </Badge>
              ) : (
                <Badge state="done">Valable</Badge>
              )}
              {expiresAt !== null && (
                <small>
                  {certificate.daysLeft !== null && certificate.daysLeft < 0 ? 'depuis' : 'jusqu’au'}{' '}
                  <CivilDate date={today(new Date(expiresAt))} />
                </small>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function standing({ daysLeft }: Certificate): string {
  if (daysLeft === null) return 'Certificat illisible';
  if (daysLeft < 0) return 'Certificat expiré';
  return daysLeft === 0 ? 'Expire aujourd’hui' : `Expire dans ${daysLeft} jour${daysLeft > 1 ? 's' : ''}`;
}
