import { insOids } from '@liane/vocabulary';
import type { FhirPatientInput } from '../patient.ts';

/** Fictional; the matricule is of the test range. */
export const mauricette: FhirPatientInput = {
  id: '01900000-0000-7000-8000-00000000c001',
  version: '7',
  lastUpdated: new Date('2026-09-01T10:00:00Z'),
  traits: {
    birthFamilyName: 'DURAND',
    firstBirthGivenName: 'MAURICETTE',
    birthGivenNames: 'MAURICETTE JEANNE MARIE-LOUISE',
    birthDate: '1938-03-12',
    sex: 'F',
    birthPlaceCode: '53130',
  },
  birthPlaceName: 'Laval',
  status: 'qualifiee',
  attributes: [],
  ins: { matricule: '238035313002208', oid: insOids.nirTest },
  local: { system: 'http://localhost:3000/fhir/namingsystem/organisations/x/dossiers', number: '2026-000001' },
  usedFamilyName: 'GUILLOU',
  usedGivenName: null,
  address: { street: '1 rue du Port', postalCode: '53000', city: 'Laval' },
  telecoms: { phone: '02 99 00 00 01', mobile: null, email: 'mauricette@example.fr' },
  spokenLanguage: null,
  deceasedAt: null,
  replaces: [],
};

export const versioned = {
  id: '01900000-0000-7000-8000-00000000f001',
  version: '1',
  lastUpdated: new Date('2026-09-01T10:00:00Z'),
};
export const person = { id: mauricette.id, name: 'Mauricette GUILLOU' };
export const recordedAt = new Date('2026-08-20T08:00:00Z');
