import type { Session } from '@liane/server/contract/access';
import { DayIcon, IdentityIcon, MailIcon, PeopleIcon, SettingsIcon, ShareIcon, UnitIcon } from '../design/icons.tsx';

/** The places of the rail. One is shown only when the practice worked in now may open it. */
export const places = [
  { to: '/', words: 'Ma journée', icon: DayIcon, needs: null, phone: true },
  { to: '/personnes', words: 'Personnes', icon: PeopleIcon, needs: null, phone: true },
  { to: '/unites', words: 'Unité', icon: UnitIcon, needs: 'stays.board', phone: true },
  { to: '/messagerie', words: 'Messages', icon: MailIcon, needs: 'messaging.messages', phone: false },
  { to: '/echanges', words: 'Échanges', icon: ShareIcon, needs: 'exchanges.list', phone: false },
  { to: '/identites', words: 'Identités', icon: IdentityIcon, needs: 'identity.toSettle', phone: false },
] as const;

export const settingsPlace = { to: '/reglages', words: 'Réglages', icon: SettingsIcon } as const;

export type Place = (typeof places)[number];

export function placesOf(session: Session): Place[] {
  return places.filter(({ needs }) => needs === null || session.acts.includes(needs));
}
