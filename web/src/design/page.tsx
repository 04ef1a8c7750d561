import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import styles from './page.module.css';

export interface PageProps {
  title: string;
  /** One quiet sentence under the title. */
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** `reading` keeps lines short; `wide` is for tables and boards. */
  width?: 'reading' | 'normal' | 'wide';
}

/** A page: its title is also the one of the window, and takes the focus when one arrives. */
export function Page({ title, lead, actions, children, width = 'normal' }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Liane`;
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className={`${styles['page']} ${styles[width]}`}>
      <header className={styles['head']}>
        <div>
          <h1 ref={heading} tabIndex={-1} className={styles['title']}>
            {title}
          </h1>
          {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
        </div>
        {actions !== undefined && (
          <div className={styles['actions']} data-print="no">
            {actions}
          </div>
        )}
      </header>
      {children}
    </div>
  );
}
