import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useSession } from '../client/use-session.ts';
import { Dialog } from '../design/dialog.tsx';
import { SearchIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { PersonLine } from './person-line.tsx';
import { actionsFor } from './search-actions.ts';
import { useListKeys } from './use-list-keys.ts';
import { usePeopleSearch } from './use-people-search.ts';
import styles from './search-dialog.module.css';

/** `/` or Ctrl K: people first, then the pages and acts whose name is typed. */
export function SearchDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Chercher">
      <Search onClose={onClose} />
    </Dialog>
  );
}

function Search({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState('');
  const search = usePeopleSearch(text, true);
  const people = text.trim().length >= 2 ? (search.data?.rows ?? []) : [];
  const actions = actionsFor(text, session);
  const go = (index: number): void => {
    onClose();
    const person = people[index];
    if (person !== undefined) {
      void navigate({ to: '/personnes/$personId', params: { personId: person.personId } });
      return;
    }
    const action = actions[index - people.length];
    if (action !== undefined) void navigate({ to: action.to });
  };
  const keys = useListKeys(people.length + actions.length, go, listId, search.answersText || text.trim().length < 2);
  return (
    <div className={styles['search']}>
      <div className={styles['field']}>
        <SearchIcon />
        <input
          {...keys.field}
          aria-label="Nom, date de naissance, chambre, ou une page"
          placeholder="Nom, date de naissance, chambre…"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            keys.reset();
          }}
        />
      </div>
      {search.error !== null && <ProblemMessage error={search.error} />}
      <ul id={listId} role="listbox" aria-label="Résultats" className={styles['list']}>
        {people.map((person, index) => (
          <li
            key={person.personId}
            id={keys.optionId(index)}
            role="option"
            aria-selected={index === keys.index}
            className={styles['option']}
            onClick={() => go(index)}
          >
            <PersonLine row={person} />
          </li>
        ))}
        {actions.map(({ to, words }, index) => (
          <li
            key={to}
            id={keys.optionId(people.length + index)}
            role="option"
            aria-selected={people.length + index === keys.index}
            className={`${styles['option']} ${styles['action']}`}
            onClick={() => go(people.length + index)}
          >
            {words}
          </li>
        ))}
      </ul>
      {text.trim().length >= 2 && search.isSuccess && people.length === 0 && actions.length === 0 && (
        <p className={styles['nothing']}>Personne ne correspond à « {text.trim()} ».</p>
      )}
    </div>
  );
}
