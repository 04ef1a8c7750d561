import type { Screen } from '../stage/screen.ts';
import type { Stage } from '../stage/stage.ts';
import { nameOf, professional } from './names.ts';

/** Signs in with Pro Santé Connect: chooses who holds the phone, then approves on it. */
export async function signIn(stage: Stage, who: string): Promise<Screen> {
  const screen = await stage.screenOf(who);
  await screen.open(`${stage.world.url}/connexion`);
  await approveOnPhone(screen, who);
  await screen.sees('button', accountOf(who));
  return screen;
}

/** From the sign-in page to the page that was asked. */
export async function approveOnPhone(screen: Screen, who: string): Promise<void> {
  await screen.follow('S’identifier avec Pro Santé Connect');
  await screen.press(new RegExp(`^${nameOf(professional(who))}`, 'i'));
  await screen.press('Approuver la connexion');
}

export async function signOut(screen: Screen, who: string): Promise<void> {
  await screen.press(accountOf(who));
  await screen.press('Me déconnecter');
  await screen.sees('link', 'S’identifier avec Pro Santé Connect');
}

const accountOf = (who: string): RegExp => new RegExp(`^${nameOf(professional(who))} :`, 'i');
