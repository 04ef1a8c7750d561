import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { Settings } from '../config.ts';
import { MailboxRefused, MessageWithheld, MssanteError } from '../errors.ts';
import type { Incoming } from '../messages.ts';
import { nameImapFailure } from './failures.ts';
import { inMailbox, mostMessageBytes } from './session.ts';
import type { Opener, SessionTime } from './session.ts';
import { pagesOfUids } from './uids.ts';

/** What is done with messages that came whole; false: enough for this time. */
export type Take = (page: Incoming[]) => Promise<boolean>;

type Known = Pick<Incoming, 'uid' | 'uidValidity'> | null;

/** The first page of what `fetchAll` would hand. @throws MssanteError when none came whole */
export async function fetchMessages(
  settings: Settings,
  opener: Opener,
  after: Known,
  most: number,
): Promise<Incoming[]> {
  let first: Incoming[] = [];
  await fetchAll(settings, opener, after, most, (page) => {
    first = page;
    return Promise.resolve(false);
  });
  return first;
}

/**
 * Messages whose UID is greater, oldest first, a page at a time on one connection: at most so many, and no more bytes than the largest
 * message may weigh; from the first one when the mailbox was rebuilt (UIDVALIDITY, RFC 3501 2.3.1.1). A page holds the messages that came
 * whole before the first that did not, in a session cut half-way or not, so that each attempt goes further and passes none; a session cut
 * after it gave something is opened again. Nothing is marked read.
 * @returns false when `take` said enough
 * @throws MssanteError when a session gave nothing; what `take` throws, as it is
 */
export async function fetchAll(
  settings: Settings,
  opener: Opener,
  after: Known,
  most: number,
  take: Take,
): Promise<boolean> {
  const fetching = new Fetching(settings, opener.mailbox, after, take);
  for (;;) {
    const { taken } = fetching;
    try {
      return await inMailbox(settings, opener, (imap, time) => fetching.readFrom(imap, time, most));
    } catch (failure) {
      if (fetching.ours) throw fetching.ours.failure;
      if (!(failure instanceof MssanteError) || !failure.worthRetrying) throw failure;
      if (!(await fetching.takeWhole())) return false;
      if (fetching.taken === taken) throw failure;
    }
  }
}

const query = { uid: true, envelope: true, internalDate: true, source: { maxLength: mostMessageBytes } };

/** How far it went, from one session to the next. */
class Fetching {
  taken = 0;
  /** What whoever takes met: no failure of the operator. */
  ours: { failure: unknown } | undefined;
  readonly #settings: Settings;
  readonly #mailbox: string;
  readonly #take: Take;
  #known: Known;
  #wanted: number[] = [];
  #came = new Map<number, Incoming>();

  constructor(settings: Settings, mailbox: string, after: Known, take: Take) {
    this.#settings = settings;
    this.#mailbox = mailbox;
    this.#known = after;
    this.#take = take;
  }

  /** Goes on from where it was; each page begins after the one before, whatever the operator says of them. */
  async readFrom(imap: ImapFlow, time: SessionTime, most: number): Promise<boolean> {
    const uidValidity = imap.mailbox === false ? '0' : String(imap.mailbox.uidValidity);
    let from: number | null = this.#known?.uidValidity === uidValidity ? this.#known.uid + 1 : 1;
    while (from !== null) {
      const start: number = from;
      from = null;
      for await (const uids of pagesOfUids(imap, start, most)) {
        const { taken } = this;
        const page = await this.#readPage(imap, time, uids, uidValidity);
        if (!(await this.takeWhole())) return false;
        if (this.taken > taken) time.renew();
        const [hole] = this.#wanted;
        if (hole !== undefined && this.taken === taken) throw await this.#withheld(imap, hole, uidValidity);
        from = hole ?? uids[page.length] ?? null;
        if (from !== null) break;
      }
    }
    return true;
  }

  /** Hands what came whole, up to the first that did not: whoever goes on after the last of them loses none. */
  async takeWhole(): Promise<boolean> {
    const missing = this.#wanted.findIndex((uid) => !this.#came.has(uid));
    const whole = this.#wanted
      .splice(0, missing === -1 ? this.#wanted.length : missing)
      .flatMap((uid) => this.#came.get(uid) ?? []);
    this.#came = new Map();
    const last = whole.at(-1);
    if (last === undefined) return true;
    this.#known = { uid: last.uid, uidValidity: last.uidValidity };
    this.taken += whole.length;
    try {
      return await this.#take(whole);
    } catch (failure) {
      this.ours = { failure };
      throw failure;
    }
  }

  /** @returns the UIDs it asked for: the first of them, as many as the memory holds */
  async #readPage(imap: ImapFlow, time: SessionTime, uids: readonly number[], uidValidity: string): Promise<number[]> {
    const sizes = new Map<number, number>();
    for await (const { uid, size = 0 } of imap.fetch(uids.join(','), { uid: true, size: true }, { uid: true }))
      sizes.set(uid, Math.min(size, mostMessageBytes));
    const page = withinBytes(uids, sizes);
    [this.#wanted, this.#came] = [page, new Map()];
    for (const uid of page) time.allow(sizes.get(uid) ?? 0);
    await this.#readBodies(imap, page, uidValidity).catch(async (failure: unknown) => {
      if (!isRefused(failure)) throw failure;
      // The operator refused one of them and tells not which: each is asked for alone, up to that one.
      for (const uid of page) if (!this.#came.has(uid) && !(await this.#readAlone(imap, uid, uidValidity))) break;
    });
    this.#wanted = await withoutDeleted(imap, page, this.#came);
    return page;
  }

  async #readBodies(imap: ImapFlow, uids: readonly number[], uidValidity: string): Promise<void> {
    let held = 0;
    // The operator sends the next one once this one is taken: the memory holds what was asked, and no more.
    for await (const message of imap.fetch(uids.join(','), query, { uid: true })) {
      const incoming = incomingOf(message, uidValidity, this.#settings.now());
      if (incoming === null) continue;
      held += incoming.bytes.length;
      // Heavier than it was said to be: another page begins with it.
      if (held > mostMessageBytes && this.#came.size > 0) continue;
      const { bytes } = incoming;
      this.#settings.onExchange({ direction: 'received', mailbox: this.#mailbox, to: [], bytes });
      this.#came.set(message.uid, incoming);
    }
  }

  async #readAlone(imap: ImapFlow, uid: number, uidValidity: string): Promise<boolean> {
    try {
      await this.#readBodies(imap, [uid], uidValidity);
    } catch (failure) {
      if (!isRefused(failure)) throw failure;
    }
    return this.#came.has(uid);
  }

  async #withheld(imap: ImapFlow, uid: number, uidValidity: string): Promise<MessageWithheld> {
    const asked = { uid: true, envelope: true, internalDate: true };
    const shown = await imap.fetchOne(String(uid), asked, { uid: true }).catch((failure: unknown) => {
      if (!isRefused(failure)) throw failure;
      return false as const;
    });
    const { envelope, internalDate } = shown === false || shown === undefined ? {} : shown;
    const [from] = envelope?.from ?? [];
    return new MessageWithheld({
      uid,
      uidValidity,
      messageId: envelope?.messageId ?? null,
      receivedAt: receivedAt(internalDate, this.#settings.now()),
      from: from === undefined ? null : { address: from.address ?? '', name: from.name ?? '' },
      subject: envelope?.subject ?? '',
    });
  }
}

/** The operator understood, and says no: neither a line that is lost, nor a service that asks to come back later. */
const isRefused = (failure: unknown): boolean =>
  nameImapFailure(failure, { timedOut: false, opened: true }) instanceof MailboxRefused;

/** The first of them, at least one, that weigh no more together than the largest message may. */
function withinBytes(uids: readonly number[], sizes: ReadonlyMap<number, number>): number[] {
  let held = 0;
  const tooMuch = uids.findIndex((uid, rank) => {
    held += sizes.get(uid) ?? 0;
    return rank > 0 && held > mostMessageBytes;
  });
  return uids.slice(0, tooMuch === -1 ? uids.length : tooMuch);
}

/** A message that did not come was deleted meanwhile only when the mailbox no longer shows it. */
async function withoutDeleted(
  imap: ImapFlow,
  wanted: readonly number[],
  came: ReadonlyMap<number, Incoming>,
): Promise<number[]> {
  const missing = wanted.filter((uid) => !came.has(uid));
  if (missing.length === 0) return [...wanted];
  const found = await imap.search({ uid: missing.join(',') }, { uid: true });
  return wanted.filter((uid) => came.has(uid) || (Array.isArray(found) && found.includes(uid)));
}

/** Null for what the operator says of its own accord (RFC 3501 7.4.2), which holds no message. */
function incomingOf(message: FetchMessageObject, uidValidity: string, now: Date): Incoming | null {
  if (message.source === undefined) return null;
  return {
    uid: message.uid,
    uidValidity,
    messageId: message.envelope?.messageId ?? null,
    receivedAt: receivedAt(message.internalDate, now),
    bytes: message.source,
  };
}

function receivedAt(said: Date | string | undefined, now: Date): Date {
  const received = said === undefined ? now : new Date(said);
  return Number.isNaN(received.getTime()) ? now : received;
}
