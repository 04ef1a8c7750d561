import { Menu, VisuallyHidden, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../client/use-session.ts';
import { BuildingIcon, CheckIcon, DeviceIcon, MoonIcon, SignOutIcon, SunIcon } from '../design/icons.tsx';
import { Initials } from '../design/initials.tsx';
import { useWaiting, WaitingCount } from '../exchanges/waiting-count.tsx';
import { UnreadCount } from '../messaging/unread-count.tsx';
import { useUnread } from '../messaging/use-unread.ts';
import { placesOf } from './places.ts';
import { signOut } from './sign-out.ts';
import styles from './frame.module.css';

const schemes = [
  { value: 'light', words: 'Thème clair', icon: SunIcon },
  { value: 'dark', words: 'Thème sombre', icon: MoonIcon },
  { value: 'auto', words: 'Comme l’appareil', icon: DeviceIcon },
] as const;

/** The signed-in person: the places that the phone’s bar has no room for, theme, other establishment, sign-out. */
export function PersonMenu() {
  const session = useSession();
  const { account, practices } = session;
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const unread = useUnread();
  const toSettle = useWaiting();
  // On the phone these places are behind the initials: what waits there must be told outside.
  const waits = unread + toSettle > 0;
  if (account === null) return null;
  return (
    <Menu position="bottom-end" width={260} withinPortal>
      <Menu.Target>
        <button type="button" className={styles['who']}>
          <span className={styles['initials']} data-waits={waits || undefined}>
            <Initials name={account.displayName} />
          </span>
          <span className={styles['whoName']} aria-hidden="true">
            {account.displayName}
          </span>
          <VisuallyHidden>{account.displayName} : compte et thème</VisuallyHidden>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{account.displayName}</Menu.Label>
        {practices.length > 1 && (
          <Menu.Item leftSection={<BuildingIcon />} onClick={() => void navigate({ to: '/choisir' })}>
            Changer d’établissement
          </Menu.Item>
        )}
        {placesOf(session)
          .filter(({ phone }) => !phone)
          .map(({ to, words, icon: Icon }) => (
            <Menu.Item
              key={to}
              className={styles['onPhone']}
              leftSection={<Icon />}
              rightSection={
                <>
                  {to === '/messagerie' && <UnreadCount className={styles['count']} />}
                  {to === '/echanges' && <WaitingCount className={styles['count']} />}
                </>
              }
              onClick={() => void navigate({ to })}
            >
              {words}
            </Menu.Item>
          ))}
        <Menu.Divider />
        {schemes.map(({ value, words, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon />}
            rightSection={colorScheme === value ? <CheckIcon title="choisi" /> : null}
            onClick={() => setColorScheme(value)}
          >
            {words}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<SignOutIcon />} onClick={() => void signOut('sortie')}>
          Me déconnecter
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
