import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Nothing to show: says so, and what comes next. */
export function EmptyState({ icon, title, children }: { icon?: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className={styles['empty']}>
      {icon !== undefined && <span className={styles['icon']}>{icon}</span>}
      <p className={styles['title']}>{title}</p>
      {children !== undefined && <div className={styles['next']}>{children}</div>}
    </div>
  );
}
