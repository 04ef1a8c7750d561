import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sample } from '@liane/server/module/documents';
import { SamplesNotWritten } from './refusals.ts';

/** One line of the manifest. */
export type SampleFile = DocumentFile | ExchangeFile;

export interface DocumentFile {
  kind: 'document';
  file: string;
  /** Key of the cast. */
  person: string;
  model: Sample['model'];
  title: string;
  form: Sample['files'][number]['kind'];
  /** Qualified identity: the matricule stands in it. */
  qualified: boolean;
  sha256: string;
}

/** A message as it went over the wire, or a signed or packed part of it cut out byte for byte. */
export interface ExchangeFile {
  /** `mime` is a whole MTOM message, its Content-Type first; `http` a request line and its headers, without its keys. */
  kind: 'soap' | 'mime' | 'vihf' | 'lot-signature' | 'http' | 'fhir' | 'xdm' | 'mail';
  file: string;
  /** Key of the cast; null when it is about nobody. */
  person: string | null;
  service: 'dmp' | 'mssante' | 'annuaire';
  /** `TD2.1`, `MDN`, `Practitioner`… */
  transaction: string;
  direction: 'sent' | 'received';
  sha256: string;
}

/** Writes one file under the folder; answers its line of the manifest. Throws SamplesNotWritten. */
export async function keepFile<Line extends { file: string }>(
  folder: string,
  line: Line,
  bytes: Uint8Array,
): Promise<Line & { sha256: string }> {
  await write(join(folder, line.file), bytes);
  return { ...line, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Throws SamplesNotWritten. */
export async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  } catch (error) {
    throw new SamplesNotWritten(path, error);
  }
}
