import { Badge } from '../design/badge.tsx';
import { FrenchDate, useNow } from '../design/french-date.tsx';
import styles from './exchanges.module.css';
import { SendingActs } from './sending-acts.tsx';
import { useSendingsOf } from './use-sendings.ts';
import { RecallAll } from './recall.tsx';
import { inOrder, isGone, leavingLook, sendingLook, towards } from './words.ts';
import type { Sending } from './words.ts';

/** What became of a document outside, line by line, each with what may be done (SC.DMP/HISTO.01). */
export function DocumentSendings({ personId, documentId }: { personId: string; documentId: string }) {
  const rows = useSendingsOf(personId).rows.filter((row) => row.documentId === documentId);
  if (rows.length === 0) return null;
  return <SendingsList title="Envois" rows={rows} />;
}

/** Sendings of one thing, the same everywhere: the document page, the transfer. */
export function SendingsList({ title, rows }: { title: string; rows: readonly Sending[] }) {
  const now = useNow(1000);
  const recallable = rows.filter(({ mayRecall }) => mayRecall);
  return (
    <section className={styles['sendings']} aria-label={title}>
      <header className={styles['state']}>
        <h3>{title}</h3>
        {recallable.length > 1 && <RecallAll open={recallable} />}
      </header>
      <ul>
        {rows.toSorted(inOrder).map((sending) => {
          const look = sendingLook(sending, now);
          return (
            <li key={sending.id} data-channel={sending.channel}>
              <p className={styles['state']}>
                <span>{capitalised(towards(sending))}</span>
                <Badge state={look.state}>{look.words}</Badge>
                {isGone(sending.state) && sending.settledAt !== null && (
                  <span className={styles['quiet']}>
                    <FrenchDate at={sending.settledAt} />
                  </span>
                )}
              </p>
              {sending.said !== null && <p>{sending.said}</p>}
              {sending.todo !== null && <p className={styles['quiet']}>{sending.todo}</p>}
              <SendingActs sending={sending} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const capitalised = (words: string): string => `${words.charAt(0).toLocaleUpperCase('fr')}${words.slice(1)}`;

/** The badge of a document in a list; nothing when nothing was to leave. */
export function LeavingBadge({ sendings }: { sendings: readonly Sending[] }) {
  const look = leavingLook(sendings, useNow());
  return look ? <Badge state={look.state}>{look.words}</Badge> : null;
}
