import { beginSignIn } from './begin-sign-in.ts';
import type { Departure } from './begin-sign-in.ts';
import { finishSignIn } from './finish-sign-in.ts';
import type { KeptSignIn, ProSanteConnectTokens, SignedIn } from './messages.ts';
import { refresh } from './refresh.ts';
import { signOutUrl } from './sign-out-url.ts';
import { openLine } from './transport.ts';
import type { ProSanteConnectConfig } from './transport.ts';

export * from './errors.ts';
export type * from './messages.ts';
export type { Departure } from './begin-sign-in.ts';
export type { ProSanteConnectConfig } from './transport.ts';

/** Pro Santé Connect as the record uses it. Each operation is described in its file. */
export interface ProSanteConnect {
  beginSignIn(how?: { prompt?: 'login' }): Promise<Departure>;
  finishSignIn(callbackUrl: string | URL, kept: KeptSignIn): Promise<SignedIn>;
  refresh(tokens: ProSanteConnectTokens): Promise<ProSanteConnectTokens>;
  signOutUrl(idToken: string, state?: string): Promise<URL>;
}

/** Nothing is sent before the first operation. @throws ProSanteConnectMisconfigured */
export function connectToProSanteConnect(config: ProSanteConnectConfig): ProSanteConnect {
  const line = openLine(config);
  return {
    beginSignIn: beginSignIn(line),
    finishSignIn: finishSignIn(line),
    refresh: refresh(line),
    signOutUrl: signOutUrl(line),
  };
}
