import type { ReactNode } from 'react';
import styles from './facts-list.module.css';

export interface FactLine {
  label: string;
  /** null or empty: « non renseigné », which is not « aucun ». */
  value: ReactNode;
  /** Who said it and when, or any quiet second line. */
  note?: ReactNode;
}

/** Label and value, one a line. */
export function FactsList({ lines, columns = 1 }: { lines: readonly FactLine[]; columns?: 1 | 2 }) {
  return (
    <dl className={columns === 2 ? `${styles['facts']} ${styles['two']}` : styles['facts']}>
      {lines.map(({ label, value, note }) => (
        <div key={label} className={styles['line']}>
          <dt>{label}</dt>
          <dd>
            {value === null || value === undefined || value === '' ? (
              <span className={styles['unsaid']}>non renseigné</span>
            ) : (
              value
            )}
            {note !== undefined && <span className={styles['note']}>{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
