import { Link } from '@tanstack/react-router';
import { useSession } from '../client/use-session.ts';
import { Mark } from '../design/mark.tsx';
import { WaitingCount } from '../exchanges/waiting-count.tsx';
import { UnreadCount } from '../messaging/unread-count.tsx';
import { placesOf, settingsPlace } from './places.ts';
import styles from './frame.module.css';

/** The places of the application, always at the same spot. */
export function Rail() {
  const session = useSession();
  const SettingsIcon = settingsPlace.icon;
  return (
    <nav className={styles['rail']} aria-label="Navigation principale">
      <Link to="/" className={styles['home']} aria-label="Liane, ma journée">
        <Mark size={36} />
      </Link>
      {placesOf(session).map(({ to, words, icon: Icon }) => (
        <Link key={to} to={to} className={styles['place']} activeOptions={{ exact: to === '/' }}>
          <Icon size={24} />
          {words}
          {to === '/messagerie' && <UnreadCount className={styles['count']} />}
          {to === '/echanges' && <WaitingCount className={styles['count']} />}
        </Link>
      ))}
      <Link to={settingsPlace.to} className={`${styles['place']} ${styles['bottom']}`}>
        <SettingsIcon size={24} />
        {settingsPlace.words}
      </Link>
    </nav>
  );
}
