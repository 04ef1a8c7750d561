import { useSession } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { PlusIcon } from '../design/icons.tsx';
import { KeyHint } from '../design/key-hint.tsx';
import { openNote } from './note-opening.ts';
import styles from './note.module.css';

/** The first action of a record, for whoever may write something. */
export function NoteButton() {
  const { acts } = useSession();
  if (!acts.some((act) => act.endsWith('.record') && !act.startsWith('record.'))) return null;
  return (
    <span className={styles['button']}>
      <Button kind="first" icon={<PlusIcon />} onClick={openNote} aria-keyshortcuts="n">
        Noter <KeyHint keys="n" />
      </Button>
    </span>
  );
}
