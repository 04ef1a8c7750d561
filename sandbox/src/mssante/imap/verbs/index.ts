import { folderVerbs } from './folder-verbs.ts';
import { messageVerbs } from './message-verbs.ts';
import { sessionVerbs } from './session-verbs.ts';
import { storeVerbs } from './store-verbs.ts';
import type { Verb } from './verb.ts';

/** Every command this server knows, by its name in capitals. */
export const verbs: Readonly<Partial<Record<string, Verb>>> = {
  ...sessionVerbs,
  ...folderVerbs,
  ...messageVerbs,
  ...storeVerbs,
};
