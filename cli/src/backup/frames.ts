import { BackupAltered } from './refusals.ts';
import { Taker } from './seal.ts';

/** What a backup says of itself before its rows. */
export interface Opening {
  format: 1;
  /** ISO instant. */
  madeAt: string;
  /** Version of Liane. */
  version: string;
  /** Migrations of the tables, by name. */
  migrations: string[];
  /** Last migration of the queue of tasks. */
  queueVersion: number;
  /** In the order in which they can be filled. */
  tables: Table[];
}

export interface Table {
  schema: string;
  name: string;
  columns: string[];
}

/** What a backup says once its rows are written: what must be found again. */
export interface Closing {
  tables: { table: string; rows: number; sha256: string }[];
  /** Counters that are no rows: last number given. */
  sequences: { schema: string; name: string; last: string }[];
}

/** A file of the data folder. */
export interface KeptFile {
  path: string;
  base64: string;
}

export type Frame =
  | { kind: 'opening'; opening: Opening }
  | { kind: 'table'; table: string }
  | { kind: 'rows'; bytes: Buffer }
  | { kind: 'file'; file: KeptFile }
  | { kind: 'closing'; closing: Closing };

const letters = { opening: 'O', table: 'T', rows: 'R', file: 'F', closing: 'C' } as const;
const kinds = Object.keys(letters) as (keyof typeof letters)[];

/** One letter, a length of four bytes, then the bytes. */
export function writeFrame(frame: Frame): Buffer {
  const body = bodyOf(frame);
  const head = Buffer.alloc(5);
  head.write(letters[frame.kind]);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** Throws BackupAltered when the stream stops inside a frame or is not made of frames. */
export async function* readFrames(plain: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const bytes = new Taker(plain);
  for (let head = await bytes.take(5); head; head = await bytes.take(5)) {
    const body = await bytes.take(head.readUInt32BE(1));
    if (!body) throw new BackupAltered();
    yield frameOf(head.toString('latin1', 0, 1), body);
  }
}

function bodyOf(frame: Frame): Buffer {
  if (frame.kind === 'rows') return frame.bytes;
  const { kind: _, ...said } = frame;
  return Buffer.from(JSON.stringify(said));
}

// Authentic bytes: only our own writer made them.
function frameOf(letter: string, body: Buffer): Frame {
  const kind = kinds.find((known) => letters[known] === letter);
  if (kind === undefined) throw new BackupAltered();
  if (kind === 'rows') return { kind, bytes: body };
  return { kind, ...(JSON.parse(body.toString()) as object) } as Frame;
}

/** `"public"."facts"`. */
export const quoted = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string =>
  `${identifier(schema)}.${identifier(name)}`;

/** A column or a table, between double quotes. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
