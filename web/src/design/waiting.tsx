import { useEffect, useState } from 'react';
import styles from './waiting.module.css';

/** Shown only when the wait is felt: nothing flickers on a fast network. */
export function Waiting({ label = 'Un instant…' }: { label?: string }) {
  const [felt, setFelt] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setFelt(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className={styles['waiting']}>
      {felt && (
        <>
          <span className={styles['dots']} aria-hidden="true" /> {label}
        </>
      )}
    </p>
  );
}
