import type { RightsRole } from './rights-role.ts';

/** Who acts, where, when and from where: handed to every verb, written in every trace. */
export interface Act {
  at: Date;
  accountId: string;
  sessionId: string;
  /** Display name, e.g. `Nadia Belkacem`. */
  who: string;
  practiceId: string;
  organisationId: string;
  establishmentId: string;
  establishmentName: string;
  role: RightsRole;
  isAdministrator: boolean;
  /** Address and kind of device, without more. */
  from: string;
  signedInWith: 'pro-sante-connect' | 'passkey' | 'client-credentials';
}
