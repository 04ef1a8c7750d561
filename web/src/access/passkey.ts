import { access } from '@liane/server/contract/access';
import type { Session } from '@liane/server/contract/access';
import type {
  startAuthentication as startAuthenticationThere,
  startRegistration as startRegistrationThere,
} from '@simplewebauthn/browser';
import type { ask as askServer } from '../client/ask.ts';

/** The person closed the window of the browser, or has no key here: nothing to say. */
export class PasskeyNotUsed extends Error {}

type Options = Parameters<typeof startAuthenticationThere>[0]['optionsJSON'];
type CreationOptions = Parameters<typeof startRegistrationThere>[0]['optionsJSON'];

/** Signs in with a passkey of this device; throws PasskeyNotUsed when the person gives up. */
export async function signInWithPasskey(ask: typeof askServer): Promise<Session> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const options = await ask(access.passkeyOptions, {});
  const credential = await orGivenUp(startAuthentication({ optionsJSON: options as unknown as Options }));
  return ask(access.passkeySignIn, { body: { ...credential } });
}

/** Creates the passkey of an invitation and accepts it. */
export async function acceptWithPasskey(
  ask: typeof askServer,
  token: string,
  options: Record<string, unknown>,
): Promise<Session> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const credential = await orGivenUp(startRegistration({ optionsJSON: options as unknown as CreationOptions }));
  return ask(access.invitationAccept, { body: { token, credential: { ...credential } } });
}

async function orGivenUp<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (cause) {
    if (cause instanceof Error && (cause.name === 'NotAllowedError' || cause.name === 'AbortError'))
      throw new PasskeyNotUsed();
    throw cause;
  }
}
