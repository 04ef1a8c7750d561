import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { KeptRecord } from './record.ts';

/** The records of the DMP. What `save` was given is on the disk when it returns, if the town has a folder. */
export interface DmpStore {
  /** Reads what was kept. @throws the error of the system when the folder cannot be read. */
  open(dataDir: string | undefined): void;
  /** A copy: nothing is changed before it is saved. */
  find(ins: { matricule: string; oid: string }): KeptRecord | undefined;
  everybody(): KeptRecord[];
  /** True when a record, or the lot or document of one, bears that uniqueId. */
  knows(uniqueId: string): boolean;
  save(record: KeptRecord): void;
  /** Keeps bytes and names them; asking twice keeps them once. */
  keep(bytes: Uint8Array): string;
  /** @throws when nothing was kept under that key. */
  bytesOf(key: string): Buffer;
  /** As on the first day: what was fed is thrown away. */
  reset(): void;
}

/** @param seeds the records of the first day; called again at each reset. */
export function createStore(seeds: () => readonly KeptRecord[]): DmpStore {
  let folder: string | undefined;
  const records = new Map<string, KeptRecord>();
  const contents = new Map<string, Buffer>();
  const seed = () => {
    records.clear();
    contents.clear();
    for (const record of seeds()) records.set(record.ins.matricule, record);
  };
  const path = (kind: 'records' | 'files', name: string) => join(folder ?? '', 'dmp', kind, name);
  seed();
  return {
    open(dataDir) {
      if (dataDir === undefined) return;
      folder = dataDir;
      for (const kind of ['records', 'files'] as const) mkdirSync(path(kind, ''), { recursive: true, mode: 0o700 });
      for (const name of readdirSync(path('records', '')).filter((each) => each.endsWith('.json'))) {
        const record = JSON.parse(readFileSync(path('records', name), 'utf8')) as KeptRecord;
        records.set(record.ins.matricule, record);
      }
    },
    find({ matricule, oid }) {
      const record = records.get(matricule);
      return record?.ins.oid === oid ? structuredClone(record) : undefined;
    },
    everybody: () => [...records.values()],
    knows: (uniqueId) =>
      [...records.values()].some(
        ({ submissionSets, documents }) =>
          submissionSets.some((set) => set.uniqueId === uniqueId) ||
          documents.some(({ entry }) => entry.uniqueId === uniqueId),
      ),
    save(record) {
      if (folder !== undefined) replaceFile(path('records', `${record.ins.matricule}.json`), JSON.stringify(record));
      records.set(record.ins.matricule, record);
    },
    keep(bytes) {
      const key = createHash('sha256').update(bytes).digest('hex');
      if (folder === undefined) contents.set(key, Buffer.from(bytes));
      else replaceFile(path('files', key), bytes);
      return key;
    },
    bytesOf(key) {
      const kept = folder === undefined ? contents.get(key) : readFileSync(path('files', key));
      if (kept === undefined) throw new Error('the DMP of the town lost a file');
      return kept;
    },
    reset() {
      if (folder !== undefined)
        for (const kind of ['records', 'files'] as const) {
          rmSync(path(kind, ''), { recursive: true, force: true });
          mkdirSync(path(kind, ''), { recursive: true, mode: 0o700 });
        }
      seed();
    },
  };
}

/** Whole or not at all, even when the power goes: written beside, flushed, renamed, and the folder flushed. */
function replaceFile(path: string, content: string | Uint8Array): void {
  const beside = `${path}.${process.pid}.part`;
  const file = openSync(beside, 'w', 0o600);
  try {
    const bytes = Buffer.from(content);
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
  const parent = openSync(join(path, '..'), 'r');
  try {
    fsyncSync(parent);
  } finally {
    closeSync(parent);
  }
}
