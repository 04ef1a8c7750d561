import { useId } from 'react';
import type { ReactNode } from 'react';
import styles from './panel.module.css';

export interface PanelProps {
  title: ReactNode;
  /** At the right of the title: a count, an action. */
  aside?: ReactNode;
  children: ReactNode;
  /** 2 unless the panel stands inside another. */
  level?: 2 | 3;
}

/** A titled part of a screen; a landmark for screen readers. */
export function Panel({ title, aside, children, level = 2 }: PanelProps) {
  const id = useId();
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <section className={styles['panel']} aria-labelledby={id}>
      <header className={styles['head']}>
        <Title id={id}>{title}</Title>
        {aside}
      </header>
      {children}
    </section>
  );
}
