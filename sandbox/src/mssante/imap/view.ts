import type { Folder, KeptMessage } from '../mailboxes/post-office.ts';

interface Seen {
  message: KeptMessage;
  /** Flags as this session was last told them. */
  told: string;
}

/** A selected folder as one session knows it: numbers only move when the session is told. */
export class View {
  readonly folder: Folder;
  readonly readOnly: boolean;
  readonly #seen: Seen[] = [];
  readonly #of = new Map<KeptMessage, Seen>();

  constructor(folder: Folder, readOnly: boolean) {
    this.folder = folder;
    this.readOnly = readOnly;
    folder.messages.forEach((message) => this.#sees(message));
  }

  #sees(message: KeptMessage): void {
    const seen = { message, told: flagsOf(message) };
    this.#seen.push(seen);
    this.#of.set(message, seen);
  }

  get count(): number {
    return this.#seen.length;
  }

  get largestUid(): number {
    return this.#seen.at(-1)?.message.uid ?? 0;
  }

  /** Messages with their sequence numbers, those already expunged left out. */
  messages(): { number: number; message: KeptMessage }[] {
    const alive = new Set(this.folder.messages);
    return this.#seen
      .map(({ message }, index) => ({ number: index + 1, message }))
      .filter(({ message }) => alive.has(message));
  }

  /** The session itself changed these flags: it needs not be told again. */
  knows(message: KeptMessage): void {
    const seen = this.#of.get(message);
    if (seen) seen.told = flagsOf(message);
  }

  /** What happened since the last time, as untagged responses. */
  news(): string[] {
    const lines: string[] = [];
    const alive = new Set(this.folder.messages);
    for (let index = this.#seen.length - 1; index >= 0; index--) {
      const seen = this.#seen[index];
      if (!seen || alive.has(seen.message)) continue;
      lines.push(`${index + 1} EXPUNGE`);
      this.#seen.splice(index, 1);
      this.#of.delete(seen.message);
    }
    this.#seen.forEach((seen, index) => {
      const flags = flagsOf(seen.message);
      if (flags === seen.told) return;
      seen.told = flags;
      lines.push(`${index + 1} FETCH (UID ${seen.message.uid} FLAGS (${flags}))`);
    });
    const arrived = this.folder.messages.filter(({ uid }) => uid > this.largestUid);
    if (arrived.length > 0) {
      arrived.forEach((message) => this.#sees(message));
      lines.push(`${this.#seen.length} EXISTS`);
    }
    return lines;
  }
}

export const flagsOf = ({ flags }: KeptMessage): string => [...flags].join(' ');
