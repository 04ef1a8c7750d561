import type { XmlElement } from '@liane/xml';
import { addressesOf, dateOf, idOf, telecomsOf } from './datatypes.ts';
import type { PatientIdNature, ReadPatient } from './document.ts';
import { partyOf } from './parties.ts';
import { collapse, filled, note } from './reading.ts';
import type { Reading } from './reading.ts';

const ans = '1.2.250.1.213.1.4.';

/** §1.3: the root alone tells what an identifier is. */
const natures: Record<string, PatientIdNature> = {
  [`${ans}8`]: 'INS-NIR',
  [`${ans}9`]: 'INS-NIA',
  [`${ans}10`]: 'INS-NIR de test',
  [`${ans}11`]: 'INS-NIR de démonstration',
  [`${ans}2`]: 'INS-C',
  [`${ans}6`]: 'INS-C',
  [`${ans}7`]: 'INS-C',
  [`${ans}12`]: 'SI-SAMU',
  [`${ans}13`]: 'NSS',
  [`${ans}14`]: 'NSS',
};

/** The first recordTarget; a document without one is still shown. */
export function patientOf(document: XmlElement, reading: Reading): ReadPatient {
  const targets = document.childrenNamed('recordTarget');
  if (targets.length !== 1)
    note(
      reading,
      'recordTarget',
      `Le document désigne ${targets.length} personnes au lieu d'une ; seule la première est montrée.`,
    );
  const role = targets[0]?.child('patientRole');
  const patient = role?.child('patient');
  if (patient === undefined) note(reading, 'recordTarget/patientRole', "L'identité de la personne est absente.");
  const names = namesOf(patient?.child('name'), reading);
  const place = patient?.path('birthplace', 'place');
  return {
    ...names,
    ids: (role?.childrenNamed('id') ?? []).flatMap((element) => {
      const id = idOf(element);
      return id === undefined ? [] : [{ ...id, nature: natures[id.root] ?? 'local' }];
    }),
    sex: sexOf(patient?.child('administrativeGenderCode'), reading),
    birthDate: dateOf(patient?.child('birthTime'), reading),
    birthPlaceCode: textOf(place?.path('addr', 'county')),
    birthPlaceName: textOf(place?.child('name')) ?? textOf(place?.path('addr', 'city')),
    deceased:
      patient?.child('deceasedInd')?.attribute('value') === 'true' || patient?.child('deceasedTime') !== undefined,
    addresses: addressesOf(role),
    telecoms: telecomsOf(role),
    guardians: (patient?.childrenNamed('guardian') ?? []).map((guardian) =>
      partyOf(guardian, guardian.child('guardianPerson'), guardian.child('guardianOrganization'), reading),
    ),
  };
}

type Names = Pick<
  ReadPatient,
  'birthFamilyName' | 'firstBirthGivenName' | 'birthGivenNames' | 'usedFamilyName' | 'usedGivenName'
>;

/** §1.3: BR is the birth name, CL the used one; older documents wrote SP for the spouse's name, or no qualifier at all. */
function namesOf(name: XmlElement | undefined, reading: Reading): Names {
  const part = (kind: 'family' | 'given', qualifier: string | undefined): string | undefined =>
    filled(
      (name?.childrenNamed(kind) ?? [])
        .filter((each) => each.attribute('qualifier') === qualifier)
        .map((each) => collapse(each.allText()))
        .join(' ')
        .trim(),
    );
  const unqualified = part('family', undefined);
  if (unqualified !== undefined)
    note(reading, 'recordTarget/patient/name', `Le nom « ${unqualified} » n'est pas dit de naissance ou utilisé.`);
  return {
    birthFamilyName: part('family', 'BR'),
    firstBirthGivenName: part('given', 'BR'),
    birthGivenNames: part('given', undefined),
    usedFamilyName: part('family', 'CL') ?? part('family', 'SP') ?? unqualified,
    usedGivenName: part('given', 'CL'),
  };
}

function sexOf(element: XmlElement | undefined, reading: Reading): ReadPatient['sex'] {
  const code = element?.attribute('code');
  if (code === 'F' || code === 'M') return code;
  if (code === 'UN') return 'I';
  note(reading, 'recordTarget/patient/administrativeGenderCode', "Le sexe n'est pas lisible.");
  return undefined;
}

const textOf = (element: XmlElement | undefined): string | undefined => filled(collapse(element?.allText() ?? ''));
