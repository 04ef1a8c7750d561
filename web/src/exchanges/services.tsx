import type { ServiceLine } from '@liane/server/contract/exchanges';
import { Badge } from '../design/badge.tsx';
import { FrenchDate, useNow } from '../design/french-date.tsx';
import styles from './exchanges.module.css';
import { isSlow, pendingInWords, spanInWords, waitingInWords } from './words.ts';

/** How each service outside stands for what is sent, and what waits for it; a consultation that fails says so where it is made. */
export function Services({ services }: { services: readonly ServiceLine[] }) {
  const now = useNow(1000);
  return (
    <ul className={styles['services']} aria-label="État des services">
      {services.map((line) => (
        <li key={line.service} data-down={line.downSince !== null || undefined}>
          <p className={styles['state']}>
            <b>{line.inFrench}</b>
            {!line.connected ? (
              <Badge state="plain">Non raccordé</Badge>
            ) : line.downSince === null ? (
              isSlow(line, now) ? (
                <Badge state="late">Lent</Badge>
              ) : (
                <Badge state="done">Envois sans panne</Badge>
              )
            ) : (
              <Badge state="late">Indisponible</Badge>
            )}
          </p>
          {!line.connected && (
            <p className={styles['quiet']}>Votre administrateur peut raccorder l’installation. Rien n’est perdu.</p>
          )}
          {line.connected && line.downSince === null && (
            <>
              {isSlow(line, now) && <p>Le service répond lentement. Il n’y a rien à faire.</p>}
              <p className={styles['quiet']}>{pendingInWords(line, now)}</p>
            </>
          )}
          {line.connected && line.downSince !== null && (
            <>
              <p>
                {line.inFrench} indisponible depuis {spanInWords(now.getTime() - Date.parse(line.downSince))}
                {'\u202F'}: {waitingInWords(behind(line))}
                {behind(line) > 0 && (behind(line) > 1 ? ', ils repartiront seuls' : ', il repartira seul')}.
              </p>
              {line.leaving + line.held > 0 && (
                <p className={styles['quiet']}>{pendingInWords({ ...line, underWay: 0, waiting: 0 }, now)}</p>
              )}
              {line.probeAt !== null && (
                <p className={styles['quiet']}>
                  Prochain essai <FrenchDate at={line.probeAt} />.
                </p>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What waits for a service that is down: tried already, or about to be. */
const behind = ({ waiting, underWay }: ServiceLine): number => waiting + underWay;
