import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import type { Sealed } from './seal.ts';

/** A row of the device store: what it is may be known, what it says may not. */
export interface ShelfRow extends Sealed {
  id: string;
  accountId: string;
  kind: 'draft' | 'command';
  at: number;
}

/** Where sealed rows stand. The browser has IndexedDB; tests hand a map. */
export interface Shelf {
  put(row: ShelfRow): Promise<void>;
  of(accountId: string): Promise<ShelfRow[]>;
  remove(id: string): Promise<void>;
}

class DeviceDatabase extends Dexie {
  readonly rows: Table<ShelfRow, string>;

  constructor() {
    super('liane-device');
    this.version(1).stores({ rows: 'id, accountId' });
    this.rows = this.table('rows');
  }
}

/** The shelf of this browser. */
export function deviceShelf(): Shelf {
  const database = new DeviceDatabase();
  return {
    put: async (row) => {
      await database.rows.put(row);
    },
    of: (accountId) => database.rows.where('accountId').equals(accountId).sortBy('at'),
    remove: (id) => database.rows.delete(id),
  };
}
