import type { ContentStore } from '../documents/index.ts';
import type { Act, Platform } from '../platform/index.ts';
import type { Listening } from './listening.ts';
import type { Mailbox } from './mailboxes.ts';
import type { MessagingNeeds } from './needs.ts';
import type { Operator } from './operator.ts';
import { nobody } from './tables.ts';

/** What the verbs of this module work with. */
export interface Workshop {
  platform: Pick<Platform, 'database' | 'now' | 'newId' | 'log'>;
  needs: MessagingNeeds;
  contents: ContentStore;
  operator: Operator | null;
  listening: Listening;
}

/** What the reception does by itself, under a name that people read in traces and histories. */
export const receptionAct = (mailbox: Pick<Mailbox, 'organisation_id' | 'establishment_id'>, at: Date): Act => ({
  at,
  accountId: nobody,
  sessionId: nobody,
  who: 'Liane (réception MSSanté)',
  practiceId: nobody,
  organisationId: mailbox.organisation_id,
  establishmentId: mailbox.establishment_id,
  establishmentName: '',
  role: 'administratif',
  isAdministrator: false,
  from: 'automate',
  signedInWith: 'client-credentials',
});
