import type { DmpDocument } from '@liane/server/contract/dmp';
import { Badge } from '../design/badge.tsx';
import { CivilDate } from '../design/french-date.tsx';
import documents from '../documents/documents.module.css';
import { curled } from '../facts/spoken.ts';
import styles from './dmp.module.css';

export interface DocumentRowProps {
  document: DmpDocument;
  open: boolean;
  onOpen: () => void;
  /** null: it is not to be filed. */
  chosen: boolean | null;
  onChoose: (chosen: boolean) => void;
}

/** One line of the list: what, by whom, of when, and what is particular to it. */
export function DocumentRow({ document, open, onOpen, chosen, onChoose }: DocumentRowProps) {
  const { title, typeInFrench, author, institution, at } = document;
  return (
    <li className={styles['row']}>
      {chosen !== null && (
        <label className={styles['tick']}>
          <input
            type="checkbox"
            checked={chosen}
            aria-label={`Choisir pour le classer\u00A0: ${curled(title)}`}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        </label>
      )}
      <button type="button" className={documents['row']} aria-current={open || undefined} onClick={onOpen}>
        <span>
          <b>{curled(title)}</b>
          <small>
            {curled(typeInFrench) !== curled(title) && `${curled(typeInFrench)} · `}
            <CivilDate date={at.slice(0, 10)} /> · {[author, institution].filter((part) => part !== '').join(', ')}
          </small>
          <Marks document={document} />
        </span>
      </button>
    </li>
  );
}

/** What is particular to a document, in words. */
export function Marks({ document }: { document: DmpDocument }) {
  const { isNew, heldAs, bookmarked, status, statusInFrench, masked, hiddenFromPerson } = document;
  return (
    <span className={styles['marks']}>
      {isNew && <Badge state="todo">Nouveau</Badge>}
      {status !== 'standing' && <Badge state="late">{statusInFrench}</Badge>}
      {heldAs !== null && <Badge state="done">Classé</Badge>}
      {bookmarked && <Badge state="plain">Marqué</Badge>}
      {masked && <Badge state="late">Masqué</Badge>}
      {hiddenFromPerson && <Badge state="late">Non visible par la personne</Badge>}
    </span>
  );
}
