import type { FaultKind } from './faults.ts';

/** One exchange as a person can read it. */
export interface JournalEntry {
  id: number;
  service: string;
  at: Date;
  /** What was asked, in one French line: « Jeton demandé par liane ». */
  asked: string;
  /** Who asked, when known: certificate subject, client identifier, address. */
  by?: string;
  /** The message received, indented for reading; secrets masked. */
  received: string;
  /** The message answered; empty when nothing left. */
  answered: string;
  status?: number;
  /** The fault that spoilt this exchange. */
  fault?: FaultKind;
}

export interface Journal {
  record(entry: Omit<JournalEntry, 'id' | 'at'>): JournalEntry;
  /** Newest first. */
  of(service: string): readonly JournalEntry[];
  clear(): void;
}

const keptPerService = 200;
const keptCharacters = 20_000;

/** A journal in memory: the last 200 exchanges of each service, each message cut at 20,000 characters. */
export function createJournal(now: () => Date): Journal {
  const entries = new Map<string, JournalEntry[]>();
  let lastId = 0;
  return {
    record(told) {
      const entry: JournalEntry = {
        ...told,
        id: ++lastId,
        at: now(),
        received: shortened(told.received),
        answered: shortened(told.answered),
      };
      entries.set(entry.service, [entry, ...(entries.get(entry.service) ?? [])].slice(0, keptPerService));
      return entry;
    },
    of: (service) => entries.get(service) ?? [],
    clear: () => entries.clear(),
  };
}

const shortened = (message: string): string =>
  message.length <= keptCharacters
    ? message
    : `${message.slice(0, keptCharacters)}\n… (${message.length - keptCharacters} caractères de plus, non gardés)`;
