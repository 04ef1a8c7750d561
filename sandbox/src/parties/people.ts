import { establishments, outsiders, people, professionals, records } from '@liane/cast';
import type { CastOutsider, CastProfessional } from '@liane/cast';
import { authorSpecialties, professions, structIdNatOfFiness } from '@liane/vocabulary';
import type { Coded, Ins } from '@liane/vocabulary';
import type { DmpRecordState, ProfessionalViewer } from '../dmp/index.ts';
import { dmpKit } from '../insi/answers/dmp-kit.ts';
import type { Addressee, PaperPatient, Signatory, SignatoryPlace } from './papers/paper.ts';

/** Somebody a trainer plays. */
export interface Actor {
  key: string;
  /** « Sophie REYNAUD » */
  name: string;
  /** « médecin des urgences » */
  job: string;
  signs: Signatory;
  viewer: ProfessionalViewer;
}

/** Where somebody lives in the town, and who is to be written to there. */
export interface Home {
  structIdNat: string;
  name: string;
  sector: Coded;
  /** Its team, then its coordinating doctor when it has one. */
  mailboxes: { label: string; address: string; person?: Addressee }[];
}

const sectors: Readonly<Record<string, string>> = {
  SA01: 'Etablissement public de santé',
  SA07: 'Cabinet individuel',
  SA16: 'Etablissement pour personnes handicapées',
  SA17: 'Etablissement pour personnes âgées',
  SA25: 'Laboratoire de biologie médicale',
};

const sector = (code: string): Coded => ({ code, display: sectors[code] ?? code, system: '1.2.250.1.71.4.2.4' });

const settings = {
  hospital: { code: 'ETABLISSEMENT', display: 'Etablissement de santé', system: '1.2.250.1.213.1.1.4.9' },
  city: { code: 'AMBULATOIRE', display: 'Ambulatoire', system: '1.2.250.1.213.1.1.4.9' },
};

/** A place outside the organisations. @throws when the cast has none of that name */
export function placeOf(key: string): { outsider: CastOutsider; signs: SignatoryPlace } {
  const outsider = outsiders.find((each) => each.key === key);
  if (!outsider) throw new Error(`the cast has no place named ${key}`);
  const { name, finess, siret, sectorCode, address, phone, kind } = outsider;
  return {
    outsider,
    signs: {
      structIdNat: finess === undefined ? `3${siret}` : structIdNatOfFiness(finess),
      name,
      number: finess ?? siret,
      street: address.street,
      postalCode: address.postalCode,
      city: address.city,
      phone,
      setting: kind === 'hospital' ? settings.hospital : settings.city,
      sector: sector(sectorCode),
    },
  };
}

/** Somebody of the cast, acting from a place. @throws when the cast has nobody of that name */
export function actorOf(key: string, placeKey: string, job: string): Actor {
  const professional = professionals.find((each) => each.key === key);
  if (!professional) throw new Error(`the cast has no professional named ${key}`);
  const { signs: place } = placeOf(placeKey);
  const { psIdNat, familyName, givenName, civility, professionCode = '', professionSystem = '' } = professional;
  const genre = professional.practices[0]?.genre;
  const name = `${givenName} ${familyName.toUpperCase()}`;
  return {
    key,
    name,
    job,
    signs: {
      psIdNat,
      familyName,
      givenName,
      civility,
      isDoctor: professionCode === '10',
      specialty: professional.authorSpecialty ?? authorSpecialties.otherProfessional,
      place,
    },
    viewer: {
      kind: 'professional',
      id: psIdNat,
      name,
      professionCode,
      professionSystem,
      ...(genre ? { genre } : {}),
      structureId: place.structIdNat,
      structureName: place.name,
    },
  };
}

/** The person as a paper names them: the cast knows their birthplace, the kit of the DMP tells it by its matricule. */
export function patientOf(state: DmpRecordState, localNumber: string): PaperPatient {
  const known = people.find(({ ins }) => ins?.matricule === state.ins.matricule);
  const traits = known?.insiTraits ?? known?.traits;
  const birthPlaceCode =
    traits?.birthPlaceCode ?? dmpKit.find(({ matricule }) => matricule === state.ins.matricule)?.birthPlace ?? '99999';
  return {
    ins: state.ins,
    traits: {
      birthFamilyName: state.birthName,
      firstBirthGivenName: traits?.firstBirthGivenName ?? state.givenNames[0] ?? '',
      birthGivenNames: state.givenNames.join(' '),
      birthDate: state.birthDate,
      sex: state.sex,
      birthPlaceCode,
    },
    ...(state.usedName ? { usedFamilyName: state.usedName } : {}),
    birthPlaceName: known?.birthPlaceName ?? 'Non précisé',
    localId: { root: '2.25.990003014', extension: localNumber },
  };
}

/** « Philippe AUBERT », whatever order the software that asked names people in; else the name it told. */
export function nameOf(psIdNat: string, told: string): string {
  const known = professionals.find((each) => each.psIdNat === psIdNat);
  return known ? `${known.givenName} ${known.familyName.toUpperCase()}` : told;
}

/** « Médecin, Centre hospitalier du Sablier »: what a professional of the town does, and the place they act from; empty of nobody known. */
export function workOf(psIdNat: string, structureId: string | null): string {
  const known = professionals.find((each) => each.psIdNat === psIdNat);
  const profession = Object.values(professions).find(
    ({ code, system }) => code === known?.professionCode && system === known.professionSystem,
  );
  const place =
    establishments.find(({ finess }) => structIdNatOfFiness(finess) === structureId) ??
    outsiders.find(({ finess, siret }) => structureId === (finess ? structIdNatOfFiness(finess) : `3${siret}`));
  return [profession?.display, place?.name].filter(Boolean).join(', ');
}

/** Where the person lives in the town; undefined for those who live on their own. */
export function homeOf(ins: Ins): Home | undefined {
  const stay = people.find((each) => each.ins?.matricule === ins.matricule)?.stay;
  const place = establishments.find(({ key }) => key === stay?.establishmentKey);
  if (!place) return undefined;
  const structIdNat = structIdNatOfFiness(place.finess);
  const doctors = professionals.filter(
    ({ professionCode, practices }) =>
      professionCode === '10' && practices.some(({ establishmentKey }) => establishmentKey === place.key),
  );
  return {
    structIdNat,
    name: place.name,
    sector: sector(place.sectorCode),
    mailboxes: [
      ...(place.mssante ? [{ label: `${place.name}, équipe`, address: place.mssante.organisational }] : []),
      ...doctors.flatMap((doctor) =>
        doctor.mssante
          ? [
              {
                label: `${doctor.givenName} ${doctor.familyName.toUpperCase()}, médecin coordonnateur`,
                address: doctor.mssante,
                person: addressee(doctor, structIdNat, place.name),
              },
            ]
          : [],
      ),
    ],
  };
}

/** The médecin traitant told by the DMP, and the mailbox to write to. */
export function treatingDoctorOf({ treatingDoctors }: DmpRecordState) {
  const doctor = professionals.find(({ psIdNat }) => treatingDoctors.includes(psIdNat));
  const place = doctor && outsiders.find(({ key }) => key === doctor.practices[0]?.establishmentKey);
  if (!doctor || !place) return undefined;
  return {
    label: `${doctor.givenName} ${doctor.familyName.toUpperCase()}, médecin traitant`,
    address: doctor.mssante,
    person: addressee(doctor, placeOf(place.key).signs.structIdNat, place.name),
  };
}

const addressee = (
  { psIdNat, familyName, givenName, civility }: CastProfessional,
  structIdNat: string,
  placeName: string,
): Addressee => ({ psIdNat, familyName, givenName, civility, structIdNat, placeName });

/** Those who may act for a person in Mon espace santé: « Brigitte GARNIER ». */
export function representativesOf(ins: Ins): string[] {
  const person = people.find((each) => each.ins?.matricule === ins.matricule);
  const contacts = records.find(({ personKey }) => personKey === person?.key)?.contacts ?? [];
  return contacts
    .filter(({ legalProtection, trustedPerson }) => legalProtection !== undefined || trustedPerson)
    .map(({ givenName, familyName }) => `${givenName} ${familyName.toUpperCase()}`);
}
