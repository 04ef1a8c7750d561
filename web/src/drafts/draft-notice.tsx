import { Button } from '../design/button.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { SavedAt } from '../design/saved-at.tsx';
import type { DraftHandle } from './use-draft.ts';
import styles from './draft-notice.module.css';

/** Under a form: where its words stand, and how to start afresh when old ones came back. */
export function DraftNotice<T extends object>({ draft, press }: { draft: DraftHandle<T>; press?: string }) {
  return (
    <div className={styles['notice']}>
      {draft.restoredFrom !== undefined && (
        <p className={styles['restored']}>
          <span>
            Vos mots, laissés <FrenchDate at={draft.restoredFrom.toISOString()} />, sont revenus.
          </span>
          <Button kind="quiet" small onClick={() => void draft.discard()}>
            Repartir de zéro
          </Button>
        </p>
      )}
      <SavedAt kept={draft.kept} {...(press !== undefined && { press })} />
    </div>
  );
}
