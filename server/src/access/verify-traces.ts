import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase, type Database, type Tx } from '../platform/index.ts';
import { canonicalTraces, headOf, isSignedBy, noHead, rootOf } from './canonical-trace.ts';
import { organisationsWithHeads, readHeads, type Head } from './heads.ts';
import { countTooOld, countUnsealed, lastSeal, nobody } from './seal-traces.ts';
import { tables, type SealRow } from './store.ts';

export type TraceFaultCode =
  | 'key-missing'
  | 'traces-changed'
  | 'traces-removed'
  | 'traces-inserted'
  | 'seal-removed'
  | 'seal-changed'
  | 'signature-wrong'
  | 'head-differs'
  | 'heads-unreadable';

export interface TraceFault {
  code: TraceFaultCode;
  /** Number of the seal; null when the fault is of no seal. */
  seal: number | null;
  /** In French, for the one who checks. */
  message: string;
}

export interface TracesReport {
  /** No fault anywhere. */
  intact: boolean;
  organisations: {
    organisationId: string;
    name: string;
    seals: number;
    sealed: number;
    /** Traces no seal covers yet: nothing can be said of them. */
    waiting: number;
    faults: TraceFault[];
  }[];
}

/**
 * Recomputes every seal of every organisation, and compares with the heads kept outside the database. Changes nothing.
 * Throws when the database or the folder cannot be read.
 */
export async function verifyTraces(databaseUrl: string, dataDir: string): Promise<TracesReport> {
  const database = openDatabase(databaseUrl, { connections: 2 });
  try {
    const key = await publicKey(dataDir);
    const known = await database.outside((tx) =>
      tables(tx).selectFrom('organisations').select(['id', 'name']).execute(),
    );
    const names = new Map(known.map(({ id, name }) => [id, name]));
    const ids = [...new Set([...names.keys(), ...(await organisationsWithHeads(dataDir))])].toSorted();
    const organisations: TracesReport['organisations'] = [];
    for (const id of ids)
      organisations.push({
        organisationId: id,
        name: names.get(id) ?? '—',
        ...(await verifyOne(database, dataDir, key, id)),
      });
    return { intact: organisations.every(({ faults }) => faults.length === 0), organisations };
  } finally {
    await database.close();
  }
}

async function verifyOne(database: Database, dataDir: string, key: KeyObject | null, organisationId: string) {
  const { heads, unreadable } = await readHeads(dataDir, organisationId);
  return database.within({ organisationId, accountId: nobody }, async (tx) => {
    const seals = await tables(tx)
      .selectFrom('trace_seals')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('number')
      .execute();
    const faults: TraceFault[] = [];
    if (unreadable > 0)
      faults.push(fault('heads-unreadable', null, `${unreadable} ligne(s) du fichier des scellés sont illisibles.`));
    if (!key && seals.length > 0)
      faults.push(fault('key-missing', null, 'La clé qui signe les scellés est introuvable.'));
    faults.push(...wrongInChain(seals, heads, key));
    for (const seal of seals) faults.push(...(await wrongInSeal(tx, seal)));
    const last = await lastSeal(tx, organisationId);
    const waiting = await countUnsealed(tx, organisationId, last, 'all');
    const old = last ? await countTooOld(tx, organisationId, last) : 0;
    if (old > 0)
      faults.push(
        fault(
          'traces-inserted',
          null,
          `${old} trace(s) datées d’avant les derniers scellés n’en ont aucun : elles ont été ajoutées après coup.`,
        ),
      );
    return {
      seals: seals.length,
      sealed: seals.reduce((sum, { count }) => sum + count, 0),
      waiting,
      faults,
    };
  });
}

/** Numbers without a hole, each seal naming the one before, signed by our key, and the same as outside the database. */
function wrongInChain(seals: readonly SealRow[], heads: readonly Head[], key: KeyObject | null): TraceFault[] {
  const faults: TraceFault[] = [];
  const present = new Map(seals.map((seal) => [seal.number, seal]));
  const lastNumber = Math.max(0, ...seals.map(({ number }) => number), ...heads.map(({ number }) => number));
  for (let number = 1; number <= lastNumber; number++)
    if (!present.has(number))
      faults.push(fault('seal-removed', number, `Le scellé n° ${number} a disparu de la base.`));
  for (const head of heads) {
    const seal = present.get(head.number);
    if (seal && (seal.head !== head.head || seal.signature !== head.signature || seal.at.toISOString() !== head.at))
      faults.push(
        fault('head-differs', head.number, `Le scellé n° ${head.number} n’est pas celui gardé hors de la base.`),
      );
  }
  for (const seal of seals) {
    const before = seal.number === 1 ? noHead : present.get(seal.number - 1)?.head;
    if (headOf(seal) !== seal.head || (before !== undefined && before !== seal.previous_hash))
      faults.push(fault('seal-changed', seal.number, `Le scellé n° ${seal.number} a été changé.`));
    if (key && !isSignedBy(key, seal.head, seal.signature))
      faults.push(
        fault('signature-wrong', seal.number, `La signature du scellé n° ${seal.number} n’est pas la nôtre.`),
      );
  }
  return faults;
}

async function wrongInSeal(tx: Tx, seal: SealRow): Promise<TraceFault[]> {
  const { organisation_id: organisationId, number, count } = seal;
  const covered = await tables(tx)
    .selectFrom('sealed_traces')
    .select('trace_id')
    .where('organisation_id', '=', organisationId)
    .where('number', '=', number)
    .execute();
  const lines = await canonicalTraces(
    tx,
    organisationId,
    covered.map(({ trace_id }) => trace_id),
  );
  if (lines.length < count)
    return [fault('traces-removed', number, `${count - lines.length} trace(s) du scellé n° ${number} ont disparu.`)];
  if (lines.length > count)
    return [
      fault('traces-inserted', number, `${lines.length - count} trace(s) ont été ajoutées au scellé n° ${number}.`),
    ];
  if (rootOf(lines) !== seal.root_hash)
    return [fault('traces-changed', number, `Une ou plusieurs traces du scellé n° ${number} ont été changées.`)];
  return [];
}

const fault = (code: TraceFaultCode, seal: number | null, message: string): TraceFault => ({ code, seal, message });

async function publicKey(dataDir: string): Promise<KeyObject | null> {
  try {
    return createPublicKey(createPrivateKey(await readFile(join(dataDir, 'keys', 'traces.pem'))));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
