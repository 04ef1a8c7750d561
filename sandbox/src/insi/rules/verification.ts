import { insiVerifyNamespace } from '@liane/vocabulary/unverified/insi';
import type { XmlElement } from '@liane/xml';
import { notAccepted } from '../faults.ts';
import { demandOrder, demandSequence } from './sequence.ts';
import { demandBirthDate, demandBirthName, demandBirthPlace, demandGivenName, demandSex } from './traits.ts';

/** An INS and the traits said to be its own. */
export interface Verification {
  matricule: string;
  oid: string;
  birthName: string;
  firstGivenName: string;
  givenNames: readonly string[];
  sex: 'F' | 'M';
  birthDate: string;
  birthPlace: string;
}

/** IndividuVerifie of the unit verification; the tree is the one of U-07. @throws Refused */
export function demandVerification(body: XmlElement): Verification {
  if (!body.is('IndividuVerifie', insiVerifyNamespace)) {
    throw notAccepted('schema', `Le corps doit être IndividuVerifie (${insiVerifyNamespace}).`);
  }
  const [given, traits] = demandOrder(body, [
    ['INSFourni', 1, 1],
    ['TraitsIdentiteIndividu', 1, 1],
  ]).children as [XmlElement, XmlElement];
  return { ...demandIns(given), ...demandTraits(traits) };
}

function demandIns(given: XmlElement): Pick<Verification, 'matricule' | 'oid'> {
  const { children, texts } = demandOrder(given, [
    ['IdIndividu', 1, 1],
    ['OID', 1, 1],
  ]);
  const [id] = children as [XmlElement, XmlElement];
  const parts = demandSequence(id, [
    ['NumIdentifiant', 1, 1],
    ['Cle', 1, 1],
    ['TypeMatricule', 0, 1],
  ]);
  const number = parts.get('NumIdentifiant')?.[0] ?? '';
  const key = parts.get('Cle')?.[0] ?? '';
  // Patterns of the XSD (digest §2.2).
  if (!/^\d{6}[A-Za-z0-9]\d{6}$/.test(number))
    throw notAccepted('matricule', 'NumIdentifiant n’a pas la forme attendue.');
  if (!/^\d{2}$/.test(key)) throw notAccepted('matricule', 'Cle n’a pas la forme attendue.');
  return { matricule: number + key, oid: texts.get('OID')?.[0] ?? '' };
}

function demandTraits(traits: XmlElement): Omit<Verification, 'matricule' | 'oid'> {
  const texts = demandSequence(traits, [
    ['NomNaissance', 1, 1],
    ['Prenom', 1, 1],
    ['ListePrenom', 1, 1],
    ['Sexe', 1, 1],
    ['DateNaissance', 1, 1],
    ['LieuNaissance', 1, 1],
  ]);
  const one = (name: string): string => texts.get(name)?.[0] ?? '';
  return {
    birthName: demandBirthName(one('NomNaissance')),
    firstGivenName: demandGivenName(one('Prenom')),
    givenNames: one('ListePrenom').split(' ').map(demandGivenName),
    sex: demandSex(one('Sexe')),
    birthDate: demandBirthDate(one('DateNaissance'), { lunar: true }),
    birthPlace: demandBirthPlace(one('LieuNaissance')),
  };
}
