import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAuthority } from './authority.ts';
import type { Authority, KeyedCertificate } from './authority.ts';

export type { KeyedCertificate } from './authority.ts';

/** Certificates a client of the town may present, and the authority to trust. */
export interface SandboxCertificates {
  caPem: string;
  /** CN exactly `INSI-MANU`: a user is present (digest §2.4). */
  insiManu: KeyedCertificate;
  /** CN exactly `INSI-AUTO`: unattended. */
  insiAuto: KeyedCertificate;
  /** Issued by the right authority, for another use: INSi answers desir_560. */
  wrongName: KeyedCertificate;
  /** Issued by somebody else: the handshake fails. */
  stranger: KeyedCertificate;
}

export interface IssuedCertificates extends SandboxCertificates {
  server: KeyedCertificate;
}

/** Whose certificates the town issues: STRUCT_IdNat (`1` + FINESS) and name of the structure. */
export interface CertificateHolder {
  structIdNat: string;
  name: string;
}

const keptFile = 'certificates.json';

/**
 * The certificates of the town, made on the first start and kept in `dataDir` when there is one.
 * @throws when `dataDir` cannot be read or written.
 */
export async function certificatesOfTheTown(
  holder: CertificateHolder,
  now: Date,
  dataDir?: string,
): Promise<IssuedCertificates> {
  if (dataDir === undefined) return issueAll(holder, now);
  const path = join(dataDir, keptFile);
  const kept = await readKept(path);
  if (kept?.holder === holder.structIdNat) return kept.certificates;
  const certificates = await issueAll(holder, now);
  await mkdir(dataDir, { recursive: true });
  await writeFile(path, JSON.stringify({ holder: holder.structIdNat, certificates }), { mode: 0o600 });
  return certificates;
}

async function issueAll({ structIdNat, name }: CertificateHolder, now: Date): Promise<IssuedCertificates> {
  const [authority, elsewhere] = await Promise.all([createAuthority(now), createAuthority(now)]);
  const client = (by: Authority, commonName: string) =>
    by.issue({ use: 'client', subject: [{ CN: [commonName] }, { OU: [structIdNat] }, { O: [name] }, { C: ['FR'] }] });
  const [server, insiManu, insiAuto, wrongName, stranger] = await Promise.all([
    authority.issue({
      use: 'server',
      subject: [{ CN: ['localhost'] }, { O: ['Bac à sable Liane'] }, { C: ['FR'] }],
      hostNames: ['localhost', '127.0.0.1', '::1'],
    }),
    client(authority, 'INSI-MANU'),
    client(authority, 'INSI-AUTO'),
    client(authority, 'DMP-CONSULTATION'),
    client(elsewhere, 'INSI-MANU'),
  ]);
  return { caPem: authority.caPem, server, insiManu, insiAuto, wrongName, stranger };
}

interface Kept {
  holder: string;
  certificates: IssuedCertificates;
}

async function readKept(path: string): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Kept;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
