import { uuidv7, type Act } from '../../platform/index.ts';
import type { Browser } from './browser.ts';
import { at, tilleuls, type FrontDoor } from './front-door.ts';

/** An administrator of an organisation, in a browser, holding no other role. */
export async function administrator(
  door: FrontDoor,
  organisationId: string,
  place: { id: string },
): Promise<{ id: string; browser: Browser }> {
  const { accountId, invitationUrl } = await door.hire(organisationId, {
    familyName: 'Admin',
    practices: [at(place, 'administrateur', { isAdministrator: true })],
  });
  const browser = door.browser();
  await browser.acceptInvitation(invitationUrl);
  return { id: accountId, browser };
}

/** Somebody hired at Les Tilleuls under a role, in a browser. */
export async function comeIn(
  door: FrontDoor,
  role: Parameters<typeof at>[1],
): Promise<{ id: string; browser: Browser }> {
  const { accountId, invitationUrl } = await door.hire(tilleuls.organisationId, { practices: [at(tilleuls, role)] });
  const browser = door.browser();
  await browser.acceptInvitation(invitationUrl);
  return { id: accountId, browser };
}

/** An act of nobody in particular in an organisation, for what is called without a door. */
export const actIn = (organisationId: string, accountId = uuidv7()): Act => ({
  at: new Date(),
  accountId,
  sessionId: uuidv7(),
  who: 'Aurélie Besnard',
  practiceId: uuidv7(),
  organisationId,
  establishmentId: tilleuls.id,
  establishmentName: tilleuls.name,
  role: 'infirmier',
  isAdministrator: false,
  from: '192.0.2.7',
  signedInWith: 'passkey',
});

export const idOf = (path: string, id: string): string => path.replace(':id', id).replace(':personId', id);
