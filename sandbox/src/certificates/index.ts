import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAuthority, type Authority, type KeyedCertificate } from '@liane/cast/certificates';
import { issueToStructures } from './structures.ts';
import type { StructureCertificates, StructureHolder } from './structures.ts';

export type { KeyedCertificate } from '@liane/cast/certificates';
export type { StructureCertificates, StructureHolder } from './structures.ts';

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
  /** ORG AUTH_CLI of each organisation, by its key in the cast; opens the applicative mailboxes of its establishments. */
  mssante: Readonly<Record<string, KeyedCertificate>>;
  /** ORG AUTH_CLI and seal of each establishment, by Struct_IdNat: the two that the DMP asks for (digest 3.11). */
  structures: Readonly<Record<string, StructureCertificates>>;
}

export interface IssuedCertificates extends SandboxCertificates {
  server: KeyedCertificate;
}

/** Whose certificates the town issues: STRUCT_IdNat (`1` + FINESS) and name of the structure. */
export interface CertificateHolder {
  structIdNat: string;
  name: string;
  /** Establishments whose certificates this software holds as well. */
  structures?: readonly StructureHolder[];
}

/** An organisation whose software opens mailboxes without anybody present. */
export interface MailClientHolder extends CertificateHolder {
  key: string;
}

/** Issuing authority of organisation certificates, TEST branch of the IGC-Santé (digest §2.4). */
const issuerName = 'CN=TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS, OU=0002 187512751, O=ASIP-SANTE, C=FR';

const keptFile = 'certificates.json';

/**
 * The certificates of the town, made on the first start and kept in `dataDir` when there is one.
 * @throws when `dataDir` cannot be read or written.
 */
export async function certificatesOfTheTown(
  holder: CertificateHolder,
  mailClients: readonly MailClientHolder[],
  dataDir?: string,
): Promise<IssuedCertificates> {
  if (dataDir === undefined) return issueAll(holder, mailClients);
  const path = join(dataDir, keptFile);
  const kept = await readKept(path);
  if (
    kept?.holder === holder.structIdNat &&
    mailClients.every(({ key }) => kept.certificates.mssante?.[key]) &&
    holder.structures?.every(({ structIdNat }) => kept.certificates.structures?.[structIdNat]) !== false
  )
    return kept.certificates;
  const certificates = await issueAll(holder, mailClients);
  await mkdir(dataDir, { recursive: true });
  await writeFile(path, JSON.stringify({ holder: holder.structIdNat, certificates }), { mode: 0o600 });
  return certificates;
}

async function issueAll(
  holder: CertificateHolder,
  mailClients: readonly MailClientHolder[],
): Promise<IssuedCertificates> {
  const [authority, elsewhere] = await Promise.all([createAuthority(issuerName), createAuthority(issuerName)]);
  const client = (by: Authority, commonName: string, { structIdNat, name } = holder) =>
    by.issue({ use: 'client', subject: [{ CN: [commonName] }, { OU: [structIdNat] }, { O: [name] }, { C: ['FR'] }] });
  const mssante = Object.fromEntries(
    await Promise.all(
      mailClients.map(async (each) => [each.key, await client(authority, 'MSSANTE-AUTH-CLI', each)] as const),
    ),
  );
  const structures = await issueToStructures(authority, holder.structures ?? []);
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
  return { caPem: authority.caPem, server, insiManu, insiAuto, wrongName, stranger, mssante, structures };
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
