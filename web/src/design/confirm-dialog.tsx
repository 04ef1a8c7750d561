import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ProblemMessage } from './problem-message.tsx';
import styles from './dialog.module.css';

export interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  /** The verb of the act: « Fermer le compte de Paul Martin ». */
  verb: string;
  /** What cannot be undone by a click is `grave`. */
  grave?: boolean;
  busy?: boolean;
  disabled?: boolean;
  error?: unknown;
  children?: ReactNode;
}

/** Asks before an act that matters, with the act's own verb. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    open,
    onClose,
    onConfirm,
    title,
    verb,
    grave = false,
    busy = false,
    disabled = false,
    error,
    children,
  } = props;
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      {children}
      {error !== undefined && error !== null && <ProblemMessage error={error} />}
      <div className={styles['actions']}>
        <Button onClick={onClose}>Revenir</Button>
        <Button kind={grave ? 'grave' : 'first'} busy={busy} disabled={disabled} onClick={onConfirm}>
          {verb}
        </Button>
      </div>
    </Dialog>
  );
}
