import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Badge } from '../design/badge.tsx';
import { dropCommand } from './outbox.ts';
import type { KeptCommand } from './outbox.ts';
import styles from './kept-dialog.module.css';

export interface KeptDialogProps {
  open: boolean;
  onClose: () => void;
  count: number;
  commands: readonly KeptCommand[];
}

/** What waits on this device, and what the server refused when it was sent at last. */
export function KeptDialog({ open, onClose, count, commands }: KeptDialogProps) {
  const drafts = count - commands.length;
  return (
    <Dialog open={open} onClose={onClose} title="Gardé sur cet appareil">
      <p>Ces saisies sont chiffrées ici, pour vous seul. Elles partiront dès que le serveur répondra.</p>
      <ul className={styles['list']}>
        {commands.map((command) => (
          <li key={command.id} className={styles['line']}>
            <span className={styles['title']}>{command.title}</span>
            {command.refused === undefined ? (
              <Badge state="todo">En attente</Badge>
            ) : (
              <>
                <Badge state="alert">Refusée</Badge>
                <p className={styles['why']}>{command.refused}</p>
                <Button small kind="grave" onClick={() => void dropCommand(command.id)}>
                  Retirer cette saisie
                </Button>
              </>
            )}
          </li>
        ))}
        {drafts > 0 && (
          <li className={styles['line']}>
            {drafts === 1 ? 'Un brouillon, à valider' : `${drafts} brouillons, à valider`}
          </li>
        )}
      </ul>
    </Dialog>
  );
}
