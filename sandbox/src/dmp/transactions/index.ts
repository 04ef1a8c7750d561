import { authorise } from './authorise.ts';
import { existence } from './existence.ts';
import { feed } from './feed.ts';
import { find } from './find.ts';
import { authorisedRecords, professionalsOfRecord } from './lists.ts';
import { retrieve } from './retrieve.ts';
import type { Transaction } from './transaction.ts';
import { update } from './update.ts';

/** Everything the DMP of the town answers; TD0.5, TD1.4 and TD2.2 are not played. */
export const transactions: readonly Transaction[] = [
  existence,
  authorise,
  authorisedRecords,
  professionalsOfRecord,
  feed,
  find,
  retrieve,
  update,
];

/** Digest 3.2: the soapAction of the WSDL is accepted beside the action of the messages. */
const otherActions: Readonly<Record<string, string>> = {
  'urn:hl7-org:v3:setAuthorization': authorise.action,
  'urn:hl7-org:v3:listAuthorizationByPatient': professionalsOfRecord.action,
};

/** The transaction of that action at that address. */
export const transactionOf = (path: string, action: string): Transaction | undefined =>
  transactions.find((each) => each.path === path && each.action === (otherActions[action] ?? action));
