import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import type { AccessConfig } from './needs.ts';
import { PasskeyRefused } from './refusals.ts';

/** A passkey belongs to the name of our host and to no other. */
const hostOf = ({ publicUrl }: AccessConfig): string => new URL(publicUrl).hostname;
const originOf = ({ publicUrl }: AccessConfig): string => new URL(publicUrl).origin;

/** What the browser needs to make a key that finds its account by itself and asks who holds the device. */
export const optionsToRegister = (config: AccessConfig, accountId: string, name: string) =>
  generateRegistrationOptions({
    rpName: config.installationName,
    rpID: hostOf(config),
    userName: name,
    userDisplayName: name,
    userID: new TextEncoder().encode(accountId),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });

export const optionsToSignIn = (config: AccessConfig) =>
  generateAuthenticationOptions({ rpID: hostOf(config), userVerification: 'required' });

/** The new key, proven. Throws PasskeyRefused whatever was sent. */
export async function checkRegistration(
  config: AccessConfig,
  challenge: string,
  response: unknown,
): Promise<WebAuthnCredential> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: originOf(config),
      expectedRPID: hostOf(config),
      requireUserVerification: true,
    });
    if (verified) return registrationInfo.credential;
  } catch {
    // The library throws for every fault of what it reads, which came from outside.
  }
  throw new PasskeyRefused();
}

/** The counter of the key after this use. Throws PasskeyRefused whatever was sent. */
export async function checkSignIn(
  config: AccessConfig,
  challenge: string,
  response: unknown,
  credential: WebAuthnCredential,
): Promise<number> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: originOf(config),
      expectedRPID: hostOf(config),
      credential,
      requireUserVerification: true,
    });
    if (verified) return authenticationInfo.newCounter;
  } catch {
    // As above.
  }
  throw new PasskeyRefused();
}
