import styles from './exchanges.module.css';
import { SendingLine, SentDocument } from './sending-line.tsx';
import type { Sending } from './words.ts';

/** One document: alone, one line; several ways out, its name once and a line for each. */
export function DocumentLines({ rows, said }: { rows: readonly Sending[]; said: string | null }) {
  const [first, ...others] = rows;
  if (first === undefined) return null;
  if (others.length === 0) return <SendingLine sending={first} saidAbove={said === first.said} />;
  return (
    <li className={styles['document']}>
      <div className={styles['head']}>
        <SentDocument sending={first} />
      </div>
      <ul>
        {rows.map((row) => (
          <SendingLine key={row.id} sending={row} saidAbove={said === row.said} named />
        ))}
      </ul>
    </li>
  );
}
