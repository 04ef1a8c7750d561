import { currentSession } from '../client/session-store.ts';
import { seal, sealingKey, Unreadable, unseal } from './seal.ts';
import type { Shelf, ShelfRow } from './shelf.ts';

/** What the device keeps until the server has acknowledged it. */
export interface Kept {
  id: string;
  kind: ShelfRow['kind'];
  at: Date;
  content: unknown;
}

export interface DeviceStore {
  /** False when nobody is signed in: nothing can be sealed, nothing is kept in clear. */
  keep(kept: Kept): Promise<boolean>;
  /** What the signed-in account left here; rows of others are neither read nor counted. */
  all(): Promise<Kept[]>;
  release(id: string): Promise<void>;
  /** Told after each change. */
  onChange(listener: () => void): () => void;
}

/** Seals on the way in, unseals on the way out, with the secret of the signed-in account. */
export function deviceStore(openShelf: () => Shelf, owner: () => Owner | undefined = signedInOwner): DeviceStore {
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  let shelf: Shelf | undefined;
  const opened = (): Shelf => (shelf ??= openShelf());

  return {
    async keep({ id, kind, at, content }) {
      const who = owner();
      if (who === undefined) return false;
      const sealed = await seal(await sealingKey(who.deviceKey), content, bound(who.accountId, id));
      await opened().put({ id, accountId: who.accountId, kind, at: at.getTime(), ...sealed });
      changed();
      return true;
    },
    async all() {
      const who = owner();
      if (who === undefined) return [];
      const key = await sealingKey(who.deviceKey);
      const rows = await opened().of(who.accountId);
      const read = await Promise.all(rows.map((row) => readable(key, row)));
      return read.filter((kept) => kept !== undefined);
    },
    async release(id) {
      await opened().remove(id);
      changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export interface Owner {
  accountId: string;
  /** 32 bytes, base64. */
  deviceKey: string;
}

function signedInOwner(): Owner | undefined {
  const session = currentSession();
  if (session?.account == null || session.deviceKey === null) return undefined;
  return { accountId: session.account.id, deviceKey: session.deviceKey };
}

const bound = (accountId: string, id: string): string => `${accountId} ${id}`;

async function readable(key: CryptoKey, row: ShelfRow): Promise<Kept | undefined> {
  try {
    const content = await unseal(key, row, bound(row.accountId, row.id));
    return { id: row.id, kind: row.kind, at: new Date(row.at), content };
  } catch (error) {
    // A secret that changed leaves rows nobody can read: they are not ours to throw away silently.
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
