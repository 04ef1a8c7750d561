import type { Consultant, Seal } from '../access/index.ts';
import type { Doorkeeper } from '../platform/index.ts';
import type { ContentStore } from '../documents/index.ts';
import type { TracesOf } from './accesses.ts';
import type { Dmp } from './dmp.ts';

/** What this module is lent. */
export interface DmpNeeds {
  /** Absent: this installation is not connected to the DMP. Opened at the first call: a wrong certificate keeps no record from opening. */
  dmp: (() => Dmp) | undefined;
  /** From access: who consults under a session, while it lives. Alone, the worker never consults. */
  consultant(organisationId: string, sessionId: string): Promise<Consultant | null>;
  seal: Seal;
  /** One act on several records leaves a trace on each. */
  doorkeeper: Pick<Doorkeeper, 'trace'>;
  contents: ContentStore;
  /** From access: the traces of one person, the newest first. */
  tracesOf: TracesOf;
}
