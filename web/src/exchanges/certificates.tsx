import type { exchanges } from '@liane/server/contract/exchanges';
import type { AnswerOf } from '@liane/server/contract/platform';
import { Badge } from '../design/badge.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import styles from './exchanges.module.css';

type Certificate = AnswerOf<typeof exchanges.list>['certificates'][number];

/** Certificates that cannot be read, or are about to expire, are said at once; the others are folded. */
export function Certificates({ certificates }: { certificates: readonly Certificate[] }) {
  const expiring = certificates.filter(({ warning }) => warning);
  return (
    <>
      {expiring.map((certificate) => (
        <p key={certificate.inFrench} role="status" className={styles['warning']}>
          <Badge state={certificate.daysLeft === null || certificate.daysLeft < 0 ? 'alert' : 'late'}>
            {standing(certificate)}
          </Badge>{' '}
          {certificate.inFrench}
          {'\u202F'}:{' '}
          {certificate.daysLeft === null ? 'à redonner dans la configuration' : 'à renouveler auprès de l’IGC-Santé'}.
          Prévenez votre administrateur.
        </p>
      ))}
      {certificates.length > 0 && (
        <details className={styles['certificates']}>
          <summary>Certificats de cette installation ({certificates.length})</summary>
          <ul>
            {certificates.map(({ inFrench, subject, expiresAt, daysLeft }) => (
              <li key={`${inFrench} ${subject ?? ''}`}>
                <b>{inFrench}</b>
                <small>
                  {expiresAt === null || daysLeft === null ? (
                    'illisible'
                  ) : (
                    <>
                      {subject} · {daysLeft < 0 ? 'expiré' : 'expire'} <FrenchDate at={expiresAt} />
                    </>
                  )}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function standing({ daysLeft }: Certificate): string {
  if (daysLeft === null) return 'Certificat illisible';
  return daysLeft < 0 ? 'Certificat expiré' : `Expire dans ${daysLeft} jours`;
}
