import type { Address, Extension, HumanName, Identifier, Patient, PatientLink } from '@medplum/fhirtypes';
import {
  insOids,
  type IdentityAttribute,
  type IdentityStatus,
  type Ins,
  type InsOid,
  type Sex,
  type StrictTraits,
} from '@liane/vocabulary';
import { metaOf, telecomsOf, type Telecoms, type Versioned } from './elements.ts';
import { identityReliability } from './identity-reliability.ts';
import { frCoreCodes, frCoreProfile, hl7Systems, nosSystems, type FrCoreVersion } from './systems.ts';
import { written } from './written.ts';

export interface FhirPatientInput extends Versioned {
  traits: StrictTraits;
  /** As it is called; the code alone when unknown. */
  birthPlaceName: string | null;
  status: IdentityStatus;
  attributes: readonly IdentityAttribute[];
  /** Written only when the status is qualifiée, whatever is given (EXI SI 08). */
  ins: Ins | null;
  /** Number of the record and who gives such numbers. */
  local: { system: string; number: string };
  usedFamilyName: string | null;
  usedGivenName: string | null;
  address: { street: string; postalCode: string; city: string } | null;
  telecoms: Telecoms;
  spokenLanguage: string | null;
  deceasedAt: Date | null;
  /** Ids absorbed by this one. */
  replaces: readonly string[];
}

/** fr-core-patient, or fr-core-patient-ins once the identity is qualifiée (digest §6.1-6.2). */
export function patient(person: FhirPatientInput, frCore: FrCoreVersion): Patient {
  const ins = person.status === 'qualifiee' ? person.ins : null;
  return written<Patient>({
    resourceType: 'Patient',
    id: person.id,
    meta: metaOf(person, ins ? ['fr-core-patient', 'fr-core-patient-ins'] : ['fr-core-patient']),
    extension: [...identityReliability(person, frCore), birthPlace(person)],
    identifier: [...(ins ? [insIdentifier(ins, frCore)] : []), localIdentifier(person)],
    active: true,
    name: [officialName(person.traits), ...usualName(person)],
    telecom: telecomsOf(person.telecoms),
    gender: genders[person.traits.sex],
    birthDate: person.traits.birthDate,
    deceasedDateTime: person.deceasedAt?.toISOString(),
    address: person.address ? [home(person.address)] : undefined,
    communication: person.spokenLanguage ? [{ language: { text: person.spokenLanguage } }] : undefined,
    link: person.replaces.map((id): PatientLink => link(id, 'replaces')),
  });
}

/** A person absorbed by another: nothing is said of them but where to read (R4 Patient.link). */
export const absorbedPatient = (person: Versioned & { keptId: string }): Patient => ({
  resourceType: 'Patient',
  id: person.id,
  meta: metaOf(person, ['fr-core-patient']),
  active: false,
  link: [link(person.keptId, 'replaced-by')],
});

const link = (id: string, type: 'replaces' | 'replaced-by'): PatientLink => ({
  other: { reference: `Patient/${id}`, type: 'Patient' },
  type,
});

const genders: Record<Sex, 'female' | 'male' | 'unknown'> = { F: 'female', M: 'male', I: 'unknown' };

const insTypes: Record<InsOid, string> = {
  [insOids.nir]: 'INS-NIR',
  [insOids.nia]: 'INS-NIA',
  [insOids.nirTest]: 'INS-NIR-TEST',
  [insOids.nirDemo]: 'INS-NIR-DEMO',
};

/** Before 2.2.0 a NIA is `temp` (digest §6.2). */
const insIdentifier = (ins: Ins, frCore: FrCoreVersion): Identifier => ({
  use: ins.oid === insOids.nia && frCore === '2.1.0' ? 'temp' : 'official',
  type: { coding: [{ system: frCoreCodes('fr-core-cs-v2-0203'), code: insTypes[ins.oid] }] },
  system: `urn:oid:${ins.oid}`,
  value: ins.matricule,
});

const localIdentifier = ({ local }: FhirPatientInput): Identifier => ({
  use: 'usual',
  type: { coding: [{ system: hl7Systems.identifierType, code: 'PI' }] },
  system: local.system,
  value: local.number,
});

const officialName = (traits: StrictTraits): HumanName =>
  written<HumanName>({
    extension: traits.birthGivenNames
      ? [{ url: frCoreProfile('fr-core-patient-birth-list-given-name'), valueString: traits.birthGivenNames }]
      : undefined,
    use: 'official',
    family: traits.birthFamilyName,
    given: [traits.firstBirthGivenName],
  });

function usualName({ usedFamilyName, usedGivenName, traits }: FhirPatientInput): HumanName[] {
  if (usedFamilyName === null && usedGivenName === null) return [];
  return [
    {
      use: 'usual',
      family: usedFamilyName ?? traits.birthFamilyName,
      given: [usedGivenName ?? traits.firstBirthGivenName],
    },
  ];
}

const home = ({ street, postalCode, city }: { street: string; postalCode: string; city: string }): Address =>
  written<Address>({
    use: 'home',
    line: street ? [street] : undefined,
    city: city || undefined,
    postalCode: postalCode || undefined,
  });

/** COG codes of countries (`99xxx`) have a list of their own. */
const birthPlace = ({ traits, birthPlaceName }: FhirPatientInput): Extension => {
  const abroad = traits.birthPlaceCode.startsWith('99');
  return {
    url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',
    valueAddress: written<Address>({
      extension: [
        {
          url: frCoreProfile('fr-core-address-insee-code'),
          valueCoding: { system: abroad ? nosSystems.countries : nosSystems.communes, code: traits.birthPlaceCode },
        },
      ],
      city: abroad ? undefined : (birthPlaceName ?? undefined),
      country: abroad ? (birthPlaceName ?? undefined) : undefined,
    }),
  };
};
