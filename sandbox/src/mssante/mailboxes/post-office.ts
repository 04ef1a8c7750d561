import { EventEmitter } from 'node:events';
import type { RegisteredMailbox } from '../seed.ts';
import type { Happening, Ledger, MailboxSettings } from './ledger.ts';

/** One message in one folder. */
export interface KeptMessage {
  uid: number;
  /** Name in the ledger. */
  message: string;
  size: number;
  at: Date;
  flags: Set<string>;
}

export interface Folder {
  name: string;
  uidValidity: number;
  uidNext: number;
  /** By rising uid. */
  messages: KeptMessage[];
}

export interface Mailbox extends RegisteredMailbox {
  settings: MailboxSettings;
  folders: Map<string, Folder>;
}

/** A message for one folder of one mailbox. */
export interface Parcel {
  mailbox: string;
  /** Default `INBOX`. */
  folder?: string;
  bytes: Buffer;
  flags?: string[];
  at?: Date;
}

/** The folders every mailbox has, and what they are for (RFC 6154). */
export const standardFolders: Readonly<Record<string, string | undefined>> = {
  INBOX: undefined,
  Drafts: '\\Drafts',
  Sent: '\\Sent',
  Trash: '\\Trash',
};

/** All the mailboxes of the town. Every act is written before it is seen. Emits `changed` with the mailbox's address. */
export class PostOffice extends EventEmitter<{ changed: [string] }> {
  readonly #registered: readonly RegisteredMailbox[];
  readonly #ledger: Ledger;
  readonly #now: () => Date;
  #mailboxes = new Map<string, Mailbox>();
  #writing: Promise<unknown> = Promise.resolve();

  constructor(registered: readonly RegisteredMailbox[], ledger: Ledger, now: () => Date) {
    super();
    this.setMaxListeners(0);
    this.#registered = registered;
    this.#ledger = ledger;
    this.#now = now;
    this.#mailboxes = this.#empty(Math.floor(now().getTime() / 1000));
    for (const together of ledger.past) for (const happening of together) this.#apply(happening);
  }

  /** Folders of a first start are in the ledger too: their UIDVALIDITY must not change. */
  async open(): Promise<void> {
    const known = new Set(
      this.#ledger.past.flat().flatMap((each) => (each.kind === 'folder' ? `${each.mailbox} ${each.folder}` : [])),
    );
    const missing = [...this.#mailboxes.values()].flatMap(({ address, folders }) =>
      [...folders.values()]
        .filter(({ name }) => !known.has(`${address} ${name}`))
        .map(({ name, uidValidity }) => ({ kind: 'folder' as const, mailbox: address, folder: name, uidValidity })),
    );
    if (missing.length > 0) await this.#ledger.write(missing);
  }

  all(): Mailbox[] {
    return [...this.#mailboxes.values()];
  }

  mailbox(address: string): Mailbox | undefined {
    return this.#mailboxes.get(address.toLowerCase());
  }

  folder(address: string, name: string): Folder | undefined {
    return this.mailbox(address)?.folders.get(name.toUpperCase() === 'INBOX' ? 'INBOX' : name);
  }

  read = (message: string): Promise<Buffer> => this.#ledger.read(message);

  /** Puts messages in their folders, all or none; resolves with their uids once they are on disk. */
  async deliver(parcels: readonly Parcel[]): Promise<number[]> {
    const names = new Map<Buffer, string>();
    for (const { bytes } of parcels) if (!names.has(bytes)) names.set(bytes, await this.#ledger.keep(bytes));
    return this.#alone(async () => {
      const next = new Map<Folder, number>();
      const happenings = parcels.flatMap(({ mailbox, folder = 'INBOX', bytes, flags = [], at = this.#now() }) => {
        const into = this.folder(mailbox, folder);
        const message = names.get(bytes);
        if (!into || message === undefined) return [];
        const uid = next.get(into) ?? into.uidNext;
        next.set(into, uid + 1);
        const when = at.toISOString();
        const size = bytes.length;
        const to = mailbox.toLowerCase();
        return [{ kind: 'kept' as const, mailbox: to, folder: into.name, uid, message, size, at: when, flags }];
      });
      await this.#happen(happenings);
      return happenings.map(({ uid }) => uid);
    });
  }

  async flag(address: string, folder: string, changes: ReadonlyMap<number, readonly string[]>): Promise<void> {
    const mailbox = address.toLowerCase();
    await this.#alone(() =>
      this.#happen([...changes].map(([uid, flags]) => ({ kind: 'flagged', mailbox, folder, uid, flags: [...flags] }))),
    );
  }

  async expunge(address: string, folder: string, uids: readonly number[]): Promise<void> {
    const mailbox = address.toLowerCase();
    await this.#alone(() => this.#happen(uids.map((uid) => ({ kind: 'expunged', mailbox, folder, uid }))));
  }

  /** Copies or moves messages of one folder into another, in one act. Returns the pairs of uids. */
  async carry(address: string, from: string, to: string, uids: readonly number[], move: boolean) {
    const mailbox = address.toLowerCase();
    return this.#alone(async () => {
      const [source, target] = [this.folder(address, from), this.folder(address, to)];
      if (!source || !target) return [];
      const taken = source.messages.filter(({ uid }) => uids.includes(uid));
      const pairs = taken.map(({ uid }, index) => ({ from: uid, to: target.uidNext + index }));
      await this.#happen([
        ...taken.map(({ message, size, at, flags }, index) => ({
          kind: 'kept' as const,
          mailbox,
          folder: target.name,
          uid: target.uidNext + index,
          message,
          size,
          at: at.toISOString(),
          flags: [...flags],
        })),
        ...(move ? taken : []).map(({ uid }) => ({ kind: 'expunged' as const, mailbox, folder: source.name, uid })),
      ]);
      return pairs;
    });
  }

  async addFolder(address: string, folder: string): Promise<void> {
    const uidValidity = Math.floor(this.#now().getTime() / 1000);
    await this.#alone(() => this.#happen([{ kind: 'folder', mailbox: address.toLowerCase(), folder, uidValidity }]));
  }

  async removeFolder(address: string, folder: string): Promise<void> {
    await this.#alone(() => this.#happen([{ kind: 'unfoldered', mailbox: address.toLowerCase(), folder }]));
  }

  async set(address: string, changes: Partial<MailboxSettings>): Promise<void> {
    const mailbox = this.mailbox(address);
    if (!mailbox) return;
    const settings = { ...mailbox.settings, ...changes };
    await this.#alone(() => this.#happen([{ kind: 'settings', mailbox: mailbox.address, settings }]));
  }

  /** Empties every mailbox; their UIDVALIDITY rises, so that no client takes new messages for old ones. */
  reset(): void {
    const highest = Math.max(
      ...[...this.#mailboxes.values()].flatMap(({ folders }) => [...folders.values()].map((each) => each.uidValidity)),
    );
    this.#mailboxes = this.#empty(Math.max(highest + 1, Math.floor(this.#now().getTime() / 1000)));
    const folders = [...this.#mailboxes.values()].flatMap(({ address, folders: each }) =>
      [...each.values()].map(({ name, uidValidity }) => ({
        kind: 'folder' as const,
        mailbox: address,
        folder: name,
        uidValidity,
      })),
    );
    void this.#alone(async () => {
      await this.#ledger.clear();
      await this.#ledger.write(folders);
    });
    for (const address of this.#mailboxes.keys()) this.emit('changed', address);
  }

  async close(): Promise<void> {
    await this.#writing.catch(() => undefined);
    await this.#ledger.close();
  }

  /** One act after the other, so that uids are given once. */
  #alone<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#writing.catch(() => undefined).then(act);
    this.#writing = done;
    return done;
  }

  async #happen(happenings: Happening[]): Promise<void> {
    if (happenings.length === 0) return;
    await this.#ledger.write(happenings);
    for (const happening of happenings) this.#apply(happening);
    for (const address of new Set(happenings.map(({ mailbox }) => mailbox))) this.emit('changed', address);
  }

  #apply(happening: Happening): void {
    const mailbox = this.#mailboxes.get(happening.mailbox);
    if (!mailbox) return;
    if (happening.kind === 'settings') mailbox.settings = happening.settings;
    else if (happening.kind === 'folder') {
      const known = mailbox.folders.get(happening.folder);
      if (known) known.uidValidity = happening.uidValidity;
      else mailbox.folders.set(happening.folder, newFolder(happening.folder, happening.uidValidity));
    } else if (happening.kind === 'unfoldered') mailbox.folders.delete(happening.folder);
    else applyToFolder(mailbox.folders.get(happening.folder), happening);
  }

  #empty(uidValidity: number): Map<string, Mailbox> {
    return new Map(
      this.#registered.map((registered) => {
        const folders = Object.keys(standardFolders).map((name) => [name, newFolder(name, uidValidity)] as const);
        const settings = { state: 'open' as const, full: false, forwardsTo: registered.forwardsTo ?? null };
        return [registered.address, { ...registered, settings, folders: new Map(folders) }];
      }),
    );
  }
}

const newFolder = (name: string, uidValidity: number): Folder => ({ name, uidValidity, uidNext: 1, messages: [] });

function applyToFolder(
  folder: Folder | undefined,
  happening: Extract<Happening, { kind: 'kept' | 'flagged' | 'expunged' }>,
): void {
  if (!folder) return;
  if (happening.kind === 'kept') {
    const { uid, message, size, at, flags } = happening;
    folder.messages.push({ uid, message, size, at: new Date(at), flags: new Set(flags) });
    folder.uidNext = Math.max(folder.uidNext, uid + 1);
  } else if (happening.kind === 'flagged') {
    const message = folder.messages.find(({ uid }) => uid === happening.uid);
    if (message) message.flags = new Set(happening.flags);
  } else folder.messages = folder.messages.filter(({ uid }) => uid !== happening.uid);
}
