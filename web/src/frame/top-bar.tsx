import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useConnection } from '../client/connection.ts';
import { useSession } from '../client/use-session.ts';
import { frenchTime } from '../design/french-dates.ts';
import { BuildingIcon, ChevronDownIcon, CloudIcon, CloudOffIcon, SearchIcon } from '../design/icons.tsx';
import { KeyHint } from '../design/key-hint.tsx';
import { useKept } from '../offline/use-kept.ts';
import { KeptDialog } from '../offline/kept-dialog.tsx';
import { PersonMenu } from './person-menu.tsx';
import styles from './frame.module.css';

/** Where one works now, the search, the state of the connection, who is signed in. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  return (
    <header className={styles['bar']} data-print="no">
      <Where />
      <button type="button" className={styles['search']} onClick={onSearch} aria-keyshortcuts="/ Control+K">
        <SearchIcon title="Chercher" />
        <span>Chercher une personne, une page…</span>
        <KeyHint keys="/" />
      </button>
      <div className={styles['signals']}>
        <KeptHere />
        <ConnectionState />
        <PersonMenu />
      </div>
    </header>
  );
}

function Where() {
  const { practice, practices } = useSession();
  if (practice === null) return null;
  const words = (
    <>
      <BuildingIcon size={20} />
      <span>
        <b>{practice.establishmentName}</b>
        <small>{practice.roleInFrench}</small>
      </span>
    </>
  );
  if (practices.length < 2) return <div className={styles['where']}>{words}</div>;
  return (
    <Link
      to="/choisir"
      className={styles['where']}
      style={{ color: 'inherit', textDecoration: 'none' }}
      title="Changer d’établissement"
    >
      {words}
      <ChevronDownIcon size={16} />
    </Link>
  );
}

function ConnectionState() {
  const connection = useConnection();
  const away = connection.state === 'away';
  return (
    <span className={styles['signal']} data-away={away} role="status">
      {away ? <CloudOffIcon title="Hors connexion" /> : <CloudIcon title="Connecté" />}
      <span className={away ? undefined : styles['connectedWord']} aria-hidden="true">
        {away ? `Hors connexion depuis ${frenchTime(connection.since)}` : 'Connecté'}
      </span>
    </span>
  );
}

function KeptHere() {
  const { count, commands } = useKept();
  const [open, setOpen] = useState(false);
  return (
    <>
      {count > 0 && (
        <button type="button" className={styles['keptButton']} onClick={() => setOpen(true)}>
          {count === 1 ? '1 saisie gardée sur cet appareil' : `${count} saisies gardées sur cet appareil`}
        </button>
      )}
      <KeptDialog open={open} onClose={() => setOpen(false)} count={count} commands={commands} />
    </>
  );
}
