import type { ReactNode } from 'react';
import { FrenchDate } from './french-date.tsx';
import styles from './timeline.module.css';

export interface TimelineEntry {
  key: string;
  at: string;
  by?: string | undefined;
  title: ReactNode;
  detail?: ReactNode;
  /** Cancelled or withdrawn: shown, struck, never hidden. */
  cancelled?: boolean;
}

/** What happened, latest first, with who and when. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol className={styles['timeline']} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key} className={styles['entry']} data-cancelled={entry.cancelled || undefined}>
          <p className={styles['title']}>{entry.cancelled ? <s>{entry.title}</s> : entry.title}</p>
          {entry.detail !== undefined && entry.detail !== null && (
            <div className={styles['detail']}>{entry.detail}</div>
          )}
          <p className={styles['who']}>
            <FrenchDate at={entry.at} />
            {entry.by !== undefined && ` · ${entry.by}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
