import { ClaimBroken } from '../stage/expect.ts';
import type { Screen } from '../stage/screen.ts';
import type { Stage } from '../stage/stage.ts';
import { until } from '../stage/until.ts';
import { nameOf, professional } from './names.ts';

/** Signs in somebody who has no e-CPS: opens the invitation told at the start, and makes a passkey with the finger. */
export async function acceptInvitation(stage: Stage, who: string): Promise<Screen> {
  const name = nameOf(professional(who));
  await until(async () => invitationIn(stage.world.said(), name) !== undefined, `the invitation of ${name} is told`);
  const invitation = invitationIn(stage.world.said(), name);
  if (invitation === undefined) throw new ClaimBroken(`${name} has no invitation.`);
  const screen = await stage.screenOf(who);
  await putFingerReader(screen);
  await screen.open(invitation);
  await screen.press('Créer ma clé d’accès');
  await screen.patiently(60_000).sees('button', new RegExp(`^${name} :`, 'i'));
  return screen;
}

/** The link under the line that names them. */
const invitationIn = (said: string, name: string): string | undefined =>
  said.split(`${name} — lien d’invitation`)[1]?.match(/https?:\/\/\S+\/invitation#[\w-]+/)?.[0];

/** A device that asks for a finger and always finds the right one. */
async function putFingerReader({ page }: Screen): Promise<void> {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
