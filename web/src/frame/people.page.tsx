import { SegmentedControl } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useMay } from '../client/use-session.ts';
import { buttonClass } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { PeopleIcon, PlusIcon, SearchIcon } from '../design/icons.tsx';
import { KeyHint } from '../design/key-hint.tsx';
import { Page } from '../design/page.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { PersonLine } from './person-line.tsx';
import { useListKeys } from './use-list-keys.ts';
import { usePeopleSearch } from './use-people-search.ts';
import styles from './people.module.css';

/** One field; arrows choose, Enter opens. */
export function PeoplePage() {
  const navigate = useNavigate();
  const mayAdmit = useMay('stays.admit');
  const listId = useId();
  const [text, setText] = useState('');
  const [everywhere, setEverywhere] = useState(false);
  const search = usePeopleSearch(text, everywhere, { all: true });
  const sought = text.trim();
  const asked = sought.length !== 1;
  const rows = asked ? (search.data?.rows ?? []) : [];
  const open = (index: number): void => {
    const row = rows[index];
    if (row !== undefined) void navigate({ to: '/personnes/$personId', params: { personId: row.personId } });
  };
  const keys = useListKeys(rows.length, open, listId, search.answersText || !asked);

  return (
    <Page
      title="Personnes"
      actions={
        mayAdmit && (
          <Link to="/admettre" className={`${buttonClass({ kind: 'first' })} ${styles['admit']}`}>
            <PlusIcon /> Admettre quelqu’un
          </Link>
        )
      }
    >
      <div className={styles['finder']}>
        <div className={styles['field']}>
          <SearchIcon size={22} />
          <input
            {...keys.field}
            aria-label="Chercher une personne : nom, prénom, date de naissance, chambre ou matricule"
            placeholder="Nom, prénom, date de naissance, chambre…"
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
        <SegmentedControl
          aria-label="Où chercher"
          value={everywhere ? 'all' : 'here'}
          onChange={(value) => setEverywhere(value === 'all')}
          data={[
            { value: 'here', label: 'Cet établissement' },
            { value: 'all', label: 'Tout l’organisme' },
          ]}
        />
      </div>
      {search.error !== null && <ProblemMessage error={search.error} onRetry={() => void search.refetch()} />}
      <ul
        id={listId}
        role="listbox"
        aria-label="Personnes trouvées"
        className={styles['rows']}
        hidden={rows.length === 0}
      >
        {rows.map((row, index) => (
          <li
            key={row.personId}
            id={keys.optionId(index)}
            role="option"
            aria-selected={index === keys.index}
            className={styles['row']}
            onClick={() => open(index)}
          >
            <PersonLine row={row} />
          </li>
        ))}
      </ul>
      <p className={styles['count']} role="status">
        {asked && search.isSuccess && rows.length > 0 && (
          <>
            {rows.length === 1 ? '1 personne' : `${rows.length} personnes`}
            {sought === '' && ' ici'}
            {search.data.more && ', et d’autres : précisez'}.{' '}
            <span className={styles['keys']}>
              <KeyHint keys="↑" /> <KeyHint keys="↓" /> pour choisir, <KeyHint keys="Entrée" /> pour ouvrir.
            </span>
          </>
        )}
      </p>
      {sought === '' && search.isSuccess && rows.length === 0 && (
        <EmptyState icon={<PeopleIcon size={28} />} title="Personne n’est accueilli ici.">
          Les personnes admises dans cet établissement apparaîtront ici.
        </EmptyState>
      )}
      {sought.length === 1 && (
        <EmptyState icon={<PeopleIcon size={28} />} title="Deux lettres suffisent.">
          Le nom d’usage, le nom de naissance, le prénom, une date (21/06/1936) ou un numéro de chambre. Les accents et
          les tirets ne comptent pas.
        </EmptyState>
      )}
      {sought.length >= 2 && search.isSuccess && !search.isPlaceholderData && rows.length === 0 && (
        <EmptyState icon={<SearchIcon size={28} />} title={`Personne ne correspond à « ${sought} ».`}>
          {everywhere
            ? 'Vérifiez l’orthographe, ou essayez la date de naissance.'
            : 'Essayez dans tout l’organisme, ou par la date de naissance.'}
        </EmptyState>
      )}
    </Page>
  );
}
