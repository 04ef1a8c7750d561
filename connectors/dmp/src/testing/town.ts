import { randomUUID } from 'node:crypto';
import { people, professionals } from '@liane/cast';
import { startSandbox } from '@liane/sandbox';
import type { RunningSandbox, SandboxOptions } from '@liane/sandbox';
import type { Ins } from '@liane/vocabulary';
import { xdsTime } from '@liane/xds';
import type { DocumentEntry, SubmissionSet } from '@liane/xds';
import { openDmp } from '../index.ts';
import type { ActingFor, Consulting, Dmp, DmpConfig, FedDocument, Feeding } from '../index.ts';
import { lot as anyLot, sheet } from './answers.ts';

export const tilleuls: ActingFor['structure'] = { id: '1990001026', name: 'EHPAD Les Tilleuls', sector: 'SA17' };
export const iris: ActingFor['structure'] = { id: '1990002032', name: 'EHPAD Iris', sector: 'SA17' };

export const insOf = (key: string): Ins => {
  const ins = people.find((each) => each.key === key)?.ins;
  if (!ins) throw new Error(`${key} has no INS`);
  return ins;
};

export const psIdOf = (key: string): string => {
  const found = professionals.find((each) => each.key === key);
  if (!found) throw new Error(`${key} is not in the cast`);
  return found.psIdNat;
};

const health = '1.2.250.1.71.1.2.7';
const nurse = { code: '60', codeSystem: health, displayName: 'Infirmier' };
const doctor = [
  { code: '10', codeSystem: health, displayName: 'Médecin' },
  { code: 'SM26', codeSystem: '1.2.250.1.71.4.2.5', displayName: 'Qualifié en médecine générale (SM)' },
];

const acting = (key: string, structure: ActingFor['structure'], roles: ActingFor['person']['roles']) => {
  const found = professionals.find((each) => each.key === key);
  const { givenName = '', familyName = '' } = found ?? {};
  return {
    structure,
    person: { id: psIdOf(key), familyName: familyName.toUpperCase(), givenName, roles, authenticatedAt: new Date() },
  };
};

/** The worker of Les Tilleuls, in the name of its nurse. */
export const feeder = (): Feeding => ({ ...acting('tilleulsNurse', tilleuls, [nurse]), channel: 'feed' });

/** That nurse, her session open, the person having agreed. */
export const nurseOn = (key: string): Consulting => consulting(acting('tilleulsNurse', tilleuls, [nurse]), key);

/** A doctor of another house. */
export const irisDoctorOn = (key: string): Consulting =>
  consulting(acting('irisCoordinatingDoctor', iris, doctor), key);

/** The nurse, before a person who cannot speak. */
export const inBreakGlass = (key: string): Consulting => ({
  ...nurseOn(key),
  purpose: 'bris_de_glace',
  ground: { kind: 'break-glass', ins: insOf(key), until: new Date(Date.now() + 3_600_000) },
});

const consulting = (who: ReturnType<typeof acting>, key: string): Consulting => ({
  ...who,
  session: { id: randomUUID(), professional: who.person.id },
  ground: { kind: 'consent', ins: insOf(key), recordedAt: new Date() },
});

export const configOf = ({ dmp: reach }: Pick<RunningSandbox, 'dmp'>, change: Partial<DmpConfig> = {}): DmpConfig => ({
  addresses: reach.addresses,
  ...keysOf(reach),
  structures: Object.fromEntries(Object.entries(reach.structures).map(([id, keys]) => [id, keysOf(keys)])),
  authorities: reach.authoritiesPem,
  software: {
    installation: '1.2.250.1.999.1.1',
    name: 'Liane',
    version: '0.1.0',
    homologation: reach.homologation,
  },
  sourceId: reach.sourceId,
  repositoryUniqueId: reach.repositoryUniqueId,
  timeout: 30_000,
  ...change,
});

const keysOf = (keys: RunningSandbox['dmp']['structures'][string]) => ({
  certificate: keys.certificatePem,
  key: keys.keyPem,
  sealCertificate: keys.sealCertificatePem,
  sealKey: keys.sealKeyPem,
});

export interface Town {
  town: RunningSandbox;
  dmp: Dmp;
  close(): Promise<void>;
}

/** The DMP of the town and the connector, over a real socket. */
export async function openTown(options: Partial<SandboxOptions> = {}, change: Partial<DmpConfig> = {}): Promise<Town> {
  const town = await startSandbox({ port: 0, ...options });
  const dmp = openDmp(configOf(town, change));
  return {
    town,
    dmp,
    close: async () => {
      await dmp.close();
      await town.close();
    },
  };
}

/** A new OID every time. */
export const newOid = (): string => `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`;

export interface Written {
  key: string;
  uniqueId?: string;
  type?: 'dlu' | 'prescription' | 'project';
  replaces?: string;
  confidentiality?: string[];
  text?: string;
  by?: ActingFor;
}

const types = {
  dlu: { code: '74207-2', name: 'Document de liaison d’urgence', class: '11', className: 'Synthèse' },
  prescription: { code: '57833-6', name: 'Prescription', class: '42', className: 'Prescription' },
  project: { code: '80788-3', name: 'Projet personnalisé', class: '44', className: 'Plan, protocole' },
};

/** A document as Les Tilleuls would feed it: a small CDA R2, and the entry that says the same. */
export function documentOf({ key, uniqueId = newOid(), type = 'dlu', ...written }: Written): FedDocument {
  const ins = insOf(key);
  const { structure, person } = written.by ?? feeder();
  const { code, name, class: classCode, className } = types[type];
  const bytes = Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><ClinicalDocument xmlns="urn:hl7-org:v3"><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>` +
      `<id root="${uniqueId}"/><code code="${code}" codeSystem="2.16.840.1.113883.6.1"/><title>${name}</title>` +
      `<effectiveTime value="20261121140000+0000"/><recordTarget><patientRole>` +
      `<id root="${ins.oid}" extension="${ins.matricule}"/><patient><name><family>LE GOFF</family></name></patient>` +
      `</patientRole></recordTarget><component><structuredBody><component><section><title>Motif</title>` +
      `<text>${written.text ?? 'Chute'}</text></section></component></structuredBody></component></ClinicalDocument>`,
  );
  const authorPerson = `${person.id}^${person.familyName}^${person.givenName}^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS`;
  const entry: DocumentEntry = {
    ...sheet,
    entryUuid: 'Document',
    logicalId: null,
    version: null,
    uniqueId,
    availabilityStatus: null,
    title: name,
    hash: null,
    size: null,
    repositoryUniqueId: null,
    patientId: `${ins.matricule}^^^&${ins.oid}&ISO^NH`,
    sourcePatientInfo: {
      birthName: 'LE GOFF',
      usedName: null,
      givenNames: ['MAURICETTE'],
      birthDate: '19370409',
      sex: 'F',
      birthplace: null,
    },
    legalAuthenticator: authorPerson,
    authors: [
      {
        person: authorPerson,
        institutions: [`${structure.name}^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^${structure.id}`],
        role: null,
        specialties: ['G15_60^Infirmier^1.2.250.1.213.1.1.4.5'],
      },
    ],
    classCode: { code: classCode, codeSystem: '1.2.250.1.213.1.1.4.1', displayName: className },
    typeCode: { code, codeSystem: '2.16.840.1.113883.6.1', displayName: name },
    confidentiality: [
      { code: 'N', codeSystem: '2.16.840.1.113883.5.25', displayName: 'Normal' },
      ...(written.confidentiality ?? []).map((each) => ({
        code: each,
        codeSystem: '1.2.250.1.213.1.1.4.13',
        displayName: each,
      })),
    ],
  };
  return { entry, bytes, ...(written.replaces === undefined ? {} : { replaces: written.replaces }) };
}

/** The lot that carries these documents. */
export function lotOf(
  first: FedDocument,
  ...others: FedDocument[]
): { submissionSet: SubmissionSet; documents: FedDocument[] } {
  return {
    submissionSet: {
      ...anyLot,
      uniqueId: newOid(),
      submissionTime: xdsTime(new Date()),
      patientId: first.entry.patientId,
      authors: first.entry.authors.slice(0, 1),
    },
    documents: [first, ...others],
  };
}

/** Writes, feeds, and answers with the document. */
export async function fed({ dmp }: Pick<Town, 'dmp'>, written: Written): Promise<FedDocument> {
  const document = documentOf(written);
  await dmp.feed(lotOf(document), written.by ?? feeder());
  return document;
}
