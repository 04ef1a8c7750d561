import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { CrossIcon } from './icons.tsx';
import styles from './dialog.module.css';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  wide?: boolean;
}

/** A native modal dialog: focus kept inside and put on the first field, Escape closes, focus given back. */
export function Dialog({ open, onClose, title, children, wide = false }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={element}
      className={wide ? `${styles['dialog']} ${styles['wide']}` : styles['dialog']}
      aria-labelledby={titleId}
      onClose={onClose}
      onCancel={onClose}
    >
      {open && (
        <>
          <header className={styles['head']}>
            <h2 id={titleId}>{title}</h2>
          </header>
          {children}
          <button type="button" className={styles['close']} onClick={onClose} aria-label="Fermer">
            <CrossIcon />
          </button>
        </>
      )}
    </dialog>
  );
}
