import { Link } from '@tanstack/react-router';
import { useMay, useSession } from '../client/use-session.ts';
import { PlusIcon, SearchIcon, SettingsIcon } from '../design/icons.tsx';
import { usePrimaryAction } from './primary-action.ts';
import { placesOf } from './places.ts';
import styles from './frame.module.css';

/** The phone's places, with the one action of the moment under the thumb. */
export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const session = useSession();
  const primary = usePrimaryAction();
  const mayAdmit = useMay('stays.admit');
  const [first, second, third] = placesOf(session).filter(({ phone }) => phone);
  return (
    <nav className={styles['bottomBar']} aria-label="Navigation du téléphone">
      {first !== undefined && <PlaceLink place={first} />}
      {second !== undefined && <PlaceLink place={second} />}
      {primary === undefined ? (
        <FirstAction mayAdmit={mayAdmit} onSearch={onSearch} />
      ) : (
        <button type="button" className={styles['primary']} onClick={primary.run}>
          <PlusIcon size={26} />
          {primary.words}
        </button>
      )}
      {third === undefined ? (
        <button type="button" className={styles['place']} onClick={onSearch}>
          <SearchIcon size={24} />
          Chercher
        </button>
      ) : (
        <PlaceLink place={third} />
      )}
      <Link to="/reglages" className={styles['place']}>
        <SettingsIcon size={24} />
        Réglages
      </Link>
    </nav>
  );
}

function PlaceLink({ place: { to, words, icon: Icon } }: { place: ReturnType<typeof placesOf>[number] }) {
  return (
    <Link to={to} className={styles['place']} activeOptions={{ exact: to === '/' }}>
      <Icon size={24} />
      {words}
    </Link>
  );
}

/** Without a page that says better: find someone, or admit for those whose trade it is. */
function FirstAction({ mayAdmit, onSearch }: { mayAdmit: boolean; onSearch: () => void }) {
  if (mayAdmit) {
    return (
      <Link to="/admettre" className={styles['primary']}>
        <PlusIcon size={26} />
        Admettre
      </Link>
    );
  }
  return (
    <button type="button" className={styles['primary']} onClick={onSearch}>
      <SearchIcon size={26} />
      Chercher
    </button>
  );
}
