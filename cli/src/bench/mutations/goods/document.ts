import { establishments, people, professionals } from '@liane/cast';
import { readCda, writeUnstructured, type DocumentHeader, type Structure } from '@liane/cda';
import { authorSpecialties, documentTypes, oidOfUuid, structIdNatOfFiness, type Ins } from '@liane/vocabulary';
import { entryFromCda, cx, submissionSetOf, type DocumentEntry, type SubmissionSet } from '@liane/xds';
import { randomUUID } from 'node:crypto';

/** A small document about Mauricette, as a lot describes it. */
export interface GoodDocument {
  ins: Ins;
  bytes: Buffer;
  entry: DocumentEntry;
  submissionSet: SubmissionSet;
}

export const house = found(establishments, 'tilleuls');
export const nurse = found(professionals, 'tilleulsNurse');
const mauricette = found(people, 'mauricette');

export function goodDocument(sourceId: string): GoodDocument {
  const { ins } = mauricette;
  if (!ins) throw new TypeError('Mauricette has an INS');
  const pdf = new TextEncoder().encode('%PDF-1.7\n%fictif\n%%EOF\n');
  const bytes = Buffer.from(writeUnstructured({ header: headerOf(ins, new Date()), pdf }).xml);
  const entry = entryFromCda(readCda(bytes), { bytes, entryUuid: 'Document01' });
  const [author] = entry.authors;
  if (!author) throw new TypeError('a document has an author');
  const submissionSet = submissionSetOf({
    uniqueId: oidOfUuid(randomUUID()),
    sourceId,
    submittedAt: new Date(),
    patientId: cx(ins.matricule, ins.oid, 'NH'),
    author,
    contentType: { code: '11', codeSystem: '1.2.250.1.213.2.2', displayName: 'Hébergement complet internat' },
  });
  return { ins, bytes, entry, submissionSet };
}

function headerOf(ins: Ins, now: Date): DocumentHeader {
  const organisation: Structure = {
    structIdNat: structIdNatOfFiness(house.finess),
    name: house.name,
    address: { streetName: house.address.street, postalCode: house.address.postalCode, city: house.address.city },
    telecoms: [{ kind: 'tel', value: house.phone, use: 'WP' }],
  };
  const professional = {
    psIdNat: nurse.psIdNat,
    code: authorSpecialties.nurse,
    family: nurse.familyName,
    given: nurse.givenName,
    organisation,
  };
  return {
    id: { root: oidOfUuid(randomUUID()) },
    setId: { root: oidOfUuid(randomUUID()) },
    version: 1,
    title: 'Projet personnalisé',
    type: documentTypes.personalProject,
    createdAt: now,
    timeZone: house.timeZone,
    patient: { traits: mauricette.traits, ins, localId: { root: '1.2.250.1.999.7.35', extension: 'U-000217' } },
    author: { ...professional, time: now },
    legalAuthenticator: { ...professional, time: now },
    custodian: organisation,
    recipients: [],
    informants: [],
    legalRepresentatives: [],
    participants: [],
    serviceEvent: { start: now, performer: professional },
    encounter: {
      id: { root: '1.2.250.1.999.7.36', extension: 'SEJ-42' },
      kind: 'IMP',
      admittedAt: now,
      sector: { code: 'SA17', display: 'Etablissement pour personnes âgées', system: '1.2.250.1.71.4.2.4' },
      category: {
        code: '500',
        display: "Etablissement d'hébergement pour personnes âgées dépendantes",
        system: '1.2.250.1.213.1.6.1.8',
      },
      establishmentName: house.name,
    },
  };
}

function found<Each extends { key: string }>(all: readonly Each[], key: string): Each {
  const one = all.find((each) => each.key === key);
  if (!one) throw new TypeError(`the cast has no ${key}`);
  return one;
}
