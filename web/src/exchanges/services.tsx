import type { ServiceLine } from '@liane/server/contract/exchanges';
import { Badge } from '../design/badge.tsx';
import { FrenchDate, useNow } from '../design/french-date.tsx';
import styles from './exchanges.module.css';
import { spanInWords, waitingInWords } from './words.ts';

/** How each service outside stands, and what waits for it. */
export function Services({ services }: { services: readonly ServiceLine[] }) {
  const now = useNow();
  return (
    <ul className={styles['services']} aria-label="État des services">
      {services.map((line) => (
        <li key={line.service} data-down={line.downSince !== null || undefined}>
          <p className={styles['state']}>
            <b>{line.inFrench}</b>
            {!line.connected ? (
              <Badge state="plain">Non raccordé</Badge>
            ) : line.downSince === null ? (
              <Badge state="done">Disponible</Badge>
            ) : (
              <Badge state="late">Indisponible</Badge>
            )}
          </p>
          {!line.connected && (
            <p className={styles['quiet']}>Votre administrateur peut raccorder l’installation. Rien n’est perdu.</p>
          )}
          {line.connected && line.downSince === null && <p className={styles['quiet']}>{sentence(line.waiting)}</p>}
          {line.connected && line.downSince !== null && (
            <>
              <p>
                {line.inFrench} indisponible depuis {spanInWords(now.getTime() - Date.parse(line.downSince))}
                {'\u202F'}: {waitingInWords(line.waiting)}
                {line.waiting > 0 && (line.waiting > 1 ? ', ils repartiront seuls' : ', il repartira seul')}.
              </p>
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

function sentence(waiting: number): string {
  const words = waitingInWords(waiting);
  return `${words.charAt(0).toLocaleUpperCase('fr')}${words.slice(1)}.`;
}
