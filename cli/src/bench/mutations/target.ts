import { DmpError, type Dmp } from '@liane/connector-dmp';
import type { RunningSandbox } from '@liane/sandbox';
import type { Chance } from './chance.ts';

/** A reader under trial. */
export interface Target {
  /** Names an input with its number: `xdm:417`. */
  key: string;
  inFrench: string;
  /** Share of a whole run, out of 100. */
  share: number;
  /** How many inputs at once: sockets wait, readers do not. */
  atOnce: number;
  open(goods: Goods): Promise<OpenTarget>;
}

export interface OpenTarget {
  /** Makes the input that this chance says and reads it: `lu`, or the code of a named refusal. Throws anything else that was thrown. */
  tryOne(chance: Chance): Promise<string>;
  /** Everything of it is read when nothing is changed. */
  tryGood(): Promise<string[]>;
  close(): Promise<void>;
}

/** What is mutated: messages as they went between the product and a town, which is still open. */
export interface Goods {
  town: RunningSandbox;
  archive: Buffer;
  mails: readonly [Buffer, ...Buffer[]];
  dmp: readonly [GoodExchange, ...GoodExchange[]];
  /** Asks again what was asked, of a connector configured otherwise. */
  ask(dmp: Dmp, transaction: string): Promise<unknown>;
  /** The one id that every DMP message of these bears. */
  messageId: string;
  /** Applicative mailbox that holds a few messages, and the organisation whose certificate opens it. */
  mailbox: { address: string; organisation: string };
}

export interface GoodExchange {
  transaction: string;
  request: { contentType: string; body: Buffer };
  answer: { status: number; contentType: string; body: Buffer };
}

type Refusals = readonly (abstract new (...given: never[]) => Error)[];

/** `lu`, or the code of what was thrown when it is one of these; throws it again otherwise. */
export async function outcomeOf(read: () => unknown, refusals: Refusals): Promise<string> {
  try {
    await read();
    return 'lu';
  } catch (thrown) {
    if (!(thrown instanceof Error) || !refusals.some((refusal) => thrown instanceof refusal)) throw thrown;
    // The code of a DMP that refuses is written by the other side: only the kind is ours.
    if (thrown instanceof DmpError) return thrown.kind;
    return 'code' in thrown ? String(thrown.code) : thrown.name;
  }
}
