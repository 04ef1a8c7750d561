import type { Dmp } from '@liane/connector-dmp';
import type { Mssante } from '@liane/connector-mssante';
import type { AsksNational } from '../directory/index.ts';
import type { ContentStore, DocumentsNeeds } from '../documents/index.ts';
import type { Act, ServerConfig, Tx } from '../platform/index.ts';
import type { SendingAuthor } from './sending.ts';

/** What the modules below and beside lend. */
export interface ExchangesNeeds {
  /** From access: the one in whose name it leaves; null when the account is nobody's of this organisation. */
  professional(
    tx: Tx,
    who: Pick<Act, 'organisationId' | 'accountId'> & Partial<Pick<Act, 'sessionId' | 'practiceId'>>,
  ): Promise<SendingAuthor | null>;
  /** From access: the doctors of the establishment, whom a document names and who read it here. */
  doctorsHere?: DocumentsNeeds['doctorsHere'];
  contents: ContentStore;
  /** From messaging: the mailbox that the people of an establishment read; null when it has none. */
  mailboxPeopleRead(tx: Tx, organisationId: string, establishmentId: string): Promise<string | null>;
}

/**
 * The services outside; absent when the installation is not connected to one. Opened at the first sending: a wrong certificate
 * holds what leaves, and never keeps the record from opening.
 */
export interface Lines {
  dmp?: () => Pick<Dmp, 'stateOf' | 'feed' | 'referencesOf' | 'change'>;
  mssante?: () => Pick<Mssante, 'send'>;
}

/** What every file of this module works with. */
export interface Post {
  needs: ExchangesNeeds;
  lines: Lines;
  /** The Annuaire Santé, for those whose address nobody typed. */
  national: AsksNational;
  /** Seconds before a sending leaves, during which it may be recalled. */
  recallSeconds: number;
  /** Applicative mailbox of an establishment; null when it has none. */
  mailboxOf(finess: string): string | null;
  citizenDomain: string;
  sourceId: string;
  newId(): string;
  now(): Date;
  config: Pick<ServerConfig, 'dmp' | 'mssante' | 'insi' | 'annuaire'>;
}
