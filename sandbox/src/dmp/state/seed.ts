import { people, professionals } from '@liane/cast';
import type { CastPerson } from '@liane/cast';
import { insOids } from '@liane/vocabulary';
import type { Ins } from '@liane/vocabulary';
import { dmpKit } from '../../insi/answers/dmp-kit.ts';
import type { KnownPerson } from '../../insi/answers/known-person.ts';
import type { KeptRecord } from './record.ts';

type Particular = Partial<KeptRecord>;

const named = (key: string): { id: string; name: string } => {
  const found = professionals.find((each) => each.key === key);
  if (!found) throw new Error(`the cast has no professional named ${key}`);
  return { id: found.psIdNat, name: `${found.givenName} ${found.familyName.toUpperCase()}` };
};

const longAgo = '2026-01-05T08:00:00.000Z';
const blocked = (key: string): Particular => ({ blocked: [{ ...named(key), since: longAgo }] });
const treatedBy = (key: string): Particular => ({ treatingDoctors: [named(key).id] });
const noAccessInEmergency: Particular = { opposedToBreakGlass: true, opposedToEmergencyCentre: true };
const closed: Particular = { state: 'closed', closedBecause: 'Fermé à la demande de la personne' };
const absent: Particular = { state: 'absent', linkedToMonEspaceSante: false };

/** What is particular to some people of the cast; everybody else has an active record (digest 3.15). */
const particulars: Readonly<Record<string, Particular>> = {
  mauricette: treatedBy('generalPractitioner'),
  irene: treatedBy('generalPractitioner'),
  maria: absent,
  fernand: closed,
  odile: { refusesAccess: true },
  huguette: blocked('tilleulsNurse'),
  raymonde: noAccessInEmergency,
  antoinette: { allowsMaskedInEmergency: true },
};

/** What the published test people stand for, by matricule (digest §8). */
const kitParticulars: Readonly<Record<string, Particular>> = {
  '153078987658513': absent,
  '270108604926542': closed,
  '202096615708958': closed,
  '265025544371476': { refusesAccess: true },
  '138080427231017': blocked('tilleulsNurse'),
  '241030750595179': {
    authorisations: [
      {
        holder: named('tilleulsNurse').id,
        name: named('tilleulsNurse').name,
        since: '2025-01-05T08:00:00.000Z',
        until: '2025-07-05T08:00:00.000Z',
        structureId: '1990001026',
      },
    ],
  },
  '199033022011538': { opposedToEmergencyCentre: true },
  '116083022011613': noAccessInEmergency,
  '211066322074514': { allowsMaskedInEmergency: true },
  '107103022020113': { allowsMaskedInEmergency: true },
};

/** The records of the first day: the cast, then the published test people. Who has no matricule has no record. */
export function firstRecords(): KeptRecord[] {
  const records = new Map<string, KeptRecord>();
  for (const record of [...people.flatMap(ofCast), ...dmpKit.map(ofKit)])
    if (!records.has(record.ins.matricule)) records.set(record.ins.matricule, record);
  return [...records.values()];
}

function ofCast({ key, ins, traits, insiTraits = traits, usedFamilyName, insiKnows }: CastPerson): KeptRecord[] {
  if (ins === undefined || !insiKnows || insiTraits.sex === 'I') return [];
  return [
    recordOf(
      {
        ins,
        birthName: insiTraits.birthFamilyName,
        usedName: usedFamilyName?.toUpperCase() ?? null,
        givenNames: insiTraits.birthGivenNames.split(' '),
        birthDate: insiTraits.birthDate,
        sex: insiTraits.sex,
      },
      particulars[key],
    ),
  ];
}

const ofKit = ({ matricule, birthName, givenNames, birthDate, sex }: KnownPerson): KeptRecord =>
  recordOf(
    {
      ins: { matricule, oid: insOids.nirTest },
      birthName,
      usedName: null,
      givenNames: [...givenNames],
      birthDate,
      sex,
    },
    kitParticulars[matricule],
  );

interface Traits {
  ins: Ins;
  birthName: string;
  usedName: string | null;
  givenNames: string[];
  birthDate: string;
  sex: 'M' | 'F';
}

const recordOf = (traits: Traits, particular: Particular = {}): KeptRecord =>
  structuredClone({
    ...traits,
    state: 'active',
    closedBecause: null,
    linkedToMonEspaceSante: true,
    treatingDoctors: [],
    authorisations: [],
    blocked: [],
    refusesAccess: false,
    opposedToBreakGlass: false,
    opposedToEmergencyCentre: false,
    allowsMaskedInEmergency: false,
    submissionSets: [],
    documents: [],
    associations: [],
    traces: [],
    ...particular,
  });
