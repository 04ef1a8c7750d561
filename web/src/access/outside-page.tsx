import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Mark } from '../design/mark.tsx';
import { Ribbon } from '../frame/ribbon.tsx';
import styles from './sign-in.module.css';

export interface OutsidePageProps {
  title: string;
  heading?: string;
  sentence: string;
  installation: { name: string; demonstration: boolean; sandboxUrl?: string | undefined } | undefined;
  children: ReactNode;
}

/** A page before the frame: the mark, one sentence, one thing to do. */
export function OutsidePage({ title, heading = 'Liane', sentence, installation, children }: OutsidePageProps) {
  useEffect(() => {
    document.title = `${title} · Liane`;
  }, [title]);
  return (
    <div className={styles['page']}>
      {installation?.demonstration === true ? <Ribbon sandboxUrl={installation.sandboxUrl} /> : <span />}
      <main id="contenu" className={styles['main']}>
        <div className={styles['card']}>
          <header className={styles['head']}>
            <Mark size={64} />
            <h1 className={styles['name']}>{heading}</h1>
            <p className={styles['sentence']}>{sentence}</p>
          </header>
          {children}
        </div>
      </main>
      <footer className={styles['foot']}>{installation?.name}</footer>
    </div>
  );
}
