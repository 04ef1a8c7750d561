import type { exchanges } from '@liane/server/contract/exchanges';
import type { AnswerOf } from '@liane/server/contract/platform';
import { Badge } from '../design/badge.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import styles from './exchanges.module.css';

type Certificate = AnswerOf<typeof exchanges.list>['certificates'][number];

/** Certificates about to expire are said at once; the others are folded. */
export function Certificates({ certificates }: { certificates: readonly Certificate[] }) {
  const expiring = certificates.filter(({ warning }) => warning);
  return (
    <>
      {expiring.map((certificate) => (
        <p key={certificate.inFrench} role="status" className={styles['warning']}>
          <Badge state={certificate.daysLeft < 0 ? 'alert' : 'late'}>
            {certificate.daysLeft < 0 ? 'Certificat expiré' : `Expire dans ${certificate.daysLeft} jours`}
          </Badge>{' '}
          {certificate.inFrench}
          {'\u202F'}: à renouveler auprès de l’IGC-Santé. Prévenez votre administrateur.
        </p>
      ))}
      {certificates.length > 0 && (
        <details className={styles['certificates']}>
          <summary>Certificats de cette installation ({certificates.length})</summary>
          <ul>
            {certificates.map(({ inFrench, subject, expiresAt, daysLeft }) => (
              <li key={`${inFrench} ${subject}`}>
                <b>{inFrench}</b>
                <small>
                  {subject} · {daysLeft < 0 ? 'expiré' : 'expire'} <FrenchDate at={expiresAt} />
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
