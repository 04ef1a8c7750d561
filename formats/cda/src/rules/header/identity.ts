import { isInsOid, isMatricule, isTestOid } from '@liane/vocabulary';
import type { XmlElement } from '@liane/xml';
import type { JudgedDocument } from '../judged-document.ts';
import { reach } from '../judged-document.ts';
import { demand, every, fault, warning } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { hasRootAndExtension } from '../shapes.ts';

const patientsOf = ({ at }: JudgedDocument): XmlElement[] => at('recordTarget', 'patientRole', 'patient');
const idsOf = ({ at }: JudgedDocument): XmlElement[] => at('recordTarget', 'patientRole', 'id');

const insIdsOf = (document: JudgedDocument): XmlElement[] =>
  idsOf(document).filter((id) => isInsOid(id.attribute('root') ?? ''));

const withQualifier = (name: XmlElement | undefined, tag: string, qualifier?: string): XmlElement | undefined =>
  name?.childrenNamed(tag).find((part) => part.attribute('qualifier') === qualifier);

/** INS-C roots of the past (CDA digest §1.3). */
const formerInsRoots = ['2', '6', '7'].map((last) => `1.2.250.1.213.1.4.${last}`);

/** CDA digest §1.3: the usager, and the traits of the INS. */
export const identityRules: Rule[] = [
  fault('identity/record-target', '§1.3', ({ root, at }) =>
    demand(
      root.childrenNamed('recordTarget').length === 1 && at('recordTarget', 'patientRole', 'patient').length === 1,
      root,
      'Le document doit concerner un usager et un seul.',
    ),
  ),
  fault('identity/patient-id', '§1.3', (document) => {
    const ids = idsOf(document);
    return [
      ...demand(ids.length > 0, document.root, "L'usager doit avoir au moins un identifiant."),
      ...every(ids, hasRootAndExtension, "Un identifiant de l'usager doit avoir une racine (OID) et une extension."),
    ];
  }),
  fault('identity/one-ins', '§2.3', (document) => {
    const [, second] = insIdsOf(document);
    return second ? [{ at: second, message: "Le document ne peut porter qu'un seul matricule INS." }] : [];
  }),
  fault('identity/former-ins', '§1.3', (document) =>
    every(
      idsOf(document),
      (id) => !formerInsRoots.includes(id.attribute('root') ?? ''),
      "L'ancien INS-C n'a plus cours : le matricule vient du téléservice INSi.",
    ),
  ),
  fault('identity/matricule-key', '§1.3', (document) =>
    every(
      insIdsOf(document),
      (id) => isMatricule(id.attribute('extension') ?? ''),
      'Le matricule INS doit compter 15 caractères et sa clé doit être juste.',
    ),
  ),
  fault('identity/environment', '§2.3', (document) => {
    const { environment } = document;
    if (!environment) return [];
    return every(
      insIdsOf(document),
      (id) => {
        const root = id.attribute('root') ?? '';
        return isInsOid(root) && isTestOid(root) === (environment === 'test');
      },
      environment === 'test'
        ? 'Ce matricule a une racine de production dans un environnement de test : le document ne doit pas partir.'
        : 'Ce matricule a une racine de test ou de démonstration : le document ne doit pas partir en production.',
    );
  }),
  fault('identity/one-name', '§1.3', (document) =>
    every(
      patientsOf(document),
      (patient) => patient.childrenNamed('name').length === 1,
      "L'usager doit avoir un nom (name) et un seul.",
    ),
  ),
  fault('identity/family-qualifier', '§1.3', (document) =>
    every(
      patientsOf(document).flatMap((patient) => reach(patient, 'name', 'family')),
      (family) => ['BR', 'CL'].includes(family.attribute('qualifier') ?? ''),
      "Un nom de l'usager est soit de naissance (BR), soit utilisé (CL).",
    ),
  ),
  fault('identity/complete-traits', '§1.3', (document) =>
    insIdsOf(document).length === 0
      ? []
      : patientsOf(document).flatMap((patient) => {
          const missing = missingTraits(patient);
          return demand(
            missing.length === 0,
            patient,
            `Un matricule INS exige tous les traits : il manque ${missing.join(', ')}.`,
          );
        }),
  ),
  fault('identity/given-names', '§1.3', (document) =>
    patientsOf(document).flatMap((patient) => {
      const name = patient.child('name');
      const first = withQualifier(name, 'given', 'BR')?.text();
      const list = withQualifier(name, 'given')?.text();
      return demand(
        !first || !list || list === first || list.startsWith(`${first} `),
        name ?? patient,
        'La liste des prénoms de naissance doit commencer par le premier prénom.',
      );
    }),
  ),
  fault('identity/gender', '§1.3', (document) =>
    every(
      patientsOf(document),
      (patient) => {
        const gender = patient.child('administrativeGenderCode');
        return (
          ['F', 'M', 'UN'].includes(gender?.attribute('code') ?? '') &&
          gender?.attribute('codeSystem') === '2.16.840.1.113883.5.1'
        );
      },
      'Le sexe doit être F, M ou UN (JDV_J143).',
    ),
  ),
  fault('identity/birth-time', '§1.3', (document) =>
    every(
      patientsOf(document),
      (patient) => /^(\d{4}|\d{6}|\d{8}|\d{12}[+-]\d{4})$/.test(patient.child('birthTime')?.attribute('value') ?? ''),
      'La date de naissance doit être écrite AAAA, AAAAMM ou AAAAMMJJ.',
    ),
  ),
  fault('identity/birth-place', '§1.3', (document) =>
    every(
      patientsOf(document).flatMap((patient) => reach(patient, 'birthplace', 'place', 'addr', 'county')),
      (county) => /^(\d{5}|2[AB]\d{3})$/.test(county.text()),
      'Le lieu de naissance doit être un code COG de 5 caractères.',
    ),
  ),
  fault('identity/guardian-name', '§2.3', (document) =>
    every(
      patientsOf(document).flatMap((patient) => reach(patient, 'guardian', 'guardianPerson', 'name', 'family')),
      (family) => ['BR', 'SP', 'CL'].includes(family.attribute('qualifier') ?? ''),
      "Le nom d'un représentant légal doit dire sa nature (BR, SP ou CL).",
    ),
  ),
  warning('identity/guardian-code', '§1.5', (document) =>
    every(
      patientsOf(document).flatMap((patient) => reach(patient, 'guardian', 'code')),
      () => false,
      'La nature de la protection se dit par un informateur, pas par guardian/code.',
    ),
  ),
];

function missingTraits(patient: XmlElement): string[] {
  const name = patient.child('name');
  const traits: [string, boolean][] = [
    ['le nom de naissance', Boolean(withQualifier(name, 'family', 'BR')?.text())],
    ['le premier prénom de naissance', Boolean(withQualifier(name, 'given', 'BR')?.text())],
    ['la liste des prénoms de naissance', Boolean(withQualifier(name, 'given')?.text())],
    ['la date de naissance', Boolean(patient.child('birthTime')?.attribute('value'))],
    ['le sexe', Boolean(patient.child('administrativeGenderCode')?.attribute('code'))],
    ['le lieu de naissance', reach(patient, 'birthplace', 'place', 'addr', 'county').some((county) => county.text())],
  ];
  return traits.filter(([, present]) => !present).map(([trait]) => trait);
}
