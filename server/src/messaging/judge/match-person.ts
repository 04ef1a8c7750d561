import type { ReadPatient } from '@liane/cda';
import { isInsOid, isMatricule, type Ins, type Sex, type StrictTraits } from '@liane/vocabulary';
import { compareTraits, type Compared } from '../../documents/index.ts';
import { findDoubles, sameStrictTraits, type Person } from '../../identity/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { ReceptionCode } from '../reception-codes.ts';

/** What METADATA.XML and the header of the message say of whom the document speaks. */
export interface Declared {
  matricule: string | null;
  oid: string | null;
  /** `X-MSS-INS`; null when the message does not say. */
  qualified: boolean | null;
}

export interface Matched {
  match: 'ins' | 'ins-differs' | 'ins-incomplete' | 'no-ins' | 'unknown';
  code: ReceptionCode;
  /** French sentence: why this person, or why nobody. */
  why: string;
  proposed: { person: Person; comparison: Compared[] }[];
  /** The same INS, that both sides say is qualified, and the same traits: a rule may file it without anybody looking. */
  strict: boolean;
}

const mostProposed = 5;

/** The identity decision (digest 8.2). Nothing received changes a record, and only the same INS with the same traits is sure. */
export async function matchPerson(
  tx: Tx,
  organisationId: string,
  patient: ReadPatient,
  declared: Declared,
): Promise<Matched> {
  const ins = insOf(patient);
  const traits = strictTraitsOf(patient);
  const known = await findDoubles(tx, organisationId, { ...namesOf(patient), matricule: ins?.matricule });
  const proposed = known
    .slice(0, mostProposed)
    .map(({ person }) => ({ person, comparison: compareTraits(person, patient) }));
  const bearer = ins && known.find(({ person }) => person.ins?.matricule === ins.matricule)?.person;
  const others = { proposed, strict: false };
  if (ins === undefined)
    return { ...others, match: 'no-ins', code: 903, why: proposedByTraits('Ce document n’a pas d’INS.', proposed) };
  if (declared.matricule !== null && (declared.matricule !== ins.matricule || declared.oid !== ins.oid))
    return {
      ...others,
      match: 'ins-differs',
      code: 904,
      why: 'L’enveloppe de l’archive et le document ne portent pas le même INS : comparez avant de classer.',
    };
  if (traits === undefined)
    return {
      ...others,
      match: 'ins-incomplete',
      code: 905,
      why: 'L’INS de ce document est incomplet : il manque des traits.',
    };
  if (bearer === undefined)
    return {
      ...others,
      match: 'unknown',
      code: 902,
      why: proposedByTraits('Aucun dossier ne porte cet INS.', proposed),
    };
  const bearers = proposed.filter(({ person }) => person.id === bearer.id);
  if (!sameStrictTraits(bearer.traits, traits) || bearer.ins?.oid !== ins.oid)
    return {
      match: 'ins-differs',
      code: 904,
      why: 'Le matricule est celui de ce dossier, mais les traits diffèrent : comparez avant de classer.',
      proposed: bearers,
      strict: false,
    };
  return {
    match: 'ins',
    code: 0,
    why: 'Même matricule INS et mêmes traits stricts que le dossier.',
    proposed: bearers,
    strict: bearer.status === 'qualifiee' && declared.qualified === true,
  };
}

/** The INS of the document; undefined when there is none, or when its matricule is no matricule. */
function insOf(patient: ReadPatient): Ins | undefined {
  const id = patient.ids.find(({ root, extension }) => isInsOid(root) && extension !== undefined);
  if (!id || !isInsOid(id.root) || id.extension === undefined || !isMatricule(id.extension)) return undefined;
  return { matricule: id.extension, oid: id.root };
}

/** The five strict traits when the document says them all. */
export function strictTraitsOf(patient: ReadPatient): StrictTraits | undefined {
  const { birthFamilyName, birthGivenNames, birthPlaceCode, sex } = patient;
  const firstBirthGivenName = patient.firstBirthGivenName ?? birthGivenNames?.split(' ')[0];
  const birthDate = patient.birthDate?.slice(0, 10);
  if (!birthFamilyName || !firstBirthGivenName || !birthPlaceCode || !sex || birthDate?.length !== 10) return undefined;
  return {
    birthFamilyName,
    firstBirthGivenName,
    birthGivenNames: birthGivenNames ?? firstBirthGivenName,
    birthDate,
    sex: sex satisfies Sex,
    birthPlaceCode,
  };
}

const namesOf = (patient: ReadPatient) => ({
  ...(patient.birthFamilyName ? { birthFamilyName: patient.birthFamilyName } : {}),
  ...(patient.firstBirthGivenName ? { firstBirthGivenName: patient.firstBirthGivenName } : {}),
  ...(patient.birthDate?.length === undefined ? {} : { birthDate: patient.birthDate.slice(0, 10) }),
});

const proposedByTraits = (sentence: string, proposed: readonly unknown[]): string =>
  proposed.length === 0
    ? `${sentence} Personne ici ne lui ressemble.`
    : `${sentence} Ces personnes lui ressemblent : comparez les traits avant de classer.`;
