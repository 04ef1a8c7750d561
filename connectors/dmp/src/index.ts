import { checkConfig } from './config.ts';
import type { Dmp, DmpConfig } from './messages.ts';
import { stateOf } from './td0-2-state.ts';
import { authorise } from './td0-3-authorise.ts';
import { authorisedRecords } from './td0-4-authorised-records.ts';
import { feed } from './td2-1-feed.ts';
import { byUniqueId, find, referencesOf } from './td3-1-find.ts';
import { newSince } from './td3-1-new-since.ts';
import { read } from './td3-2-read.ts';
import { change } from './td3-3-change.ts';
import { overMutualTls } from './transport.ts';
import { webAddress } from './web-address.ts';

export * from './errors.ts';
export type * from './messages.ts';
export { adviceFor, refusalCodes } from './refusal-codes.ts';
export type { Advice } from './refusal-codes.ts';

/** Opens no connection yet. @throws DmpMisconfigured when an address is not https, or certificates and keys do not read together. */
export function openDmp(config: DmpConfig): Dmp {
  const settings = checkConfig(config);
  const transport = overMutualTls(settings);
  const line = { settings, transport };
  return {
    stateOf: (ins, by) => stateOf(line, ins, by),
    authorise: (ins, action, by, role) => authorise(line, ins, action, by, role),
    authorisedRecords: (by, since, what) => authorisedRecords(line, by, since, what),
    feed: (lot, by) => feed(line, lot, by),
    find: (ins, query, by) => find(line, ins, query, by),
    newSince: (ins, since, by) => newSince(line, ins, since, by),
    byUniqueId: (ins, uniqueIds, by) => byUniqueId(line, ins, uniqueIds, by),
    referencesOf: (ins, uniqueId, by) => referencesOf(line, ins, uniqueId, by),
    read: (ins, documents, by) => read(line, ins, documents, by),
    change: (ins, asked, by) => change(line, ins, asked, by),
    webAddress: (page, ins) => webAddress(settings, page, ins),
    close: async () => transport.close(),
  };
}
