import { isCivilDate, isInsOid, isLunarDate, isMatricule } from '@liane/vocabulary';
import type { XmlElement } from '@liane/xml';
import { InsiUnreadable } from './errors.ts';
import type { ImportObstacle, InsiIdentity, InsiMatricule, InsiTraits } from './messages.ts';
import { element, elements, leaf, requiredElement, requiredLeaf } from './strictly.ts';

const resultNamespace = 'http://www.cnamts.fr/INSiResultat';

/** A RESULTAT read (digest §2.4). */
export type Result = { label: string } & ({ code: '00'; identity: InsiIdentity } | { code: '01' } | { code: '02' });

/** @throws InsiUnreadable when the message is not a RESULTAT, or contradicts itself. */
export function readResult(message: XmlElement): Result {
  const { code, label, person } = readReport(message);
  switch (code) {
    case '00':
      if (!person) throw new InsiUnreadable('00 without INDIVIDU');
      return { code, label, identity: readIdentity(person) };
    case '01':
    case '02':
      if (person) throw new InsiUnreadable(`${code} with an INDIVIDU`);
      return { code, label };
    default:
      throw new InsiUnreadable(`CodeCR ${code.slice(0, 20)}`);
  }
}

/** The CR of a RESULTAT, and its INDIVIDU when there is one. @throws InsiUnreadable */
export function readReport(message: XmlElement): { code: string; label: string; person: XmlElement | undefined } {
  if (!message.is('RESULTAT', resultNamespace))
    throw new InsiUnreadable(`RESULTAT expected, not ${message.name.slice(0, 60)}`);
  const report = requiredElement(message, 'CR');
  return {
    code: requiredLeaf(report, 'CodeCR'),
    label: leaf(report, 'LibelleCR') ?? '',
    person: element(message, 'INDIVIDU'),
  };
}

function readIdentity(person: XmlElement): InsiIdentity {
  const active = readMatricule(requiredElement(person, 'INSACTIF'));
  const traits = readTraits(requiredElement(person, 'TIQ'));
  const because = obstacles(active, traits);
  return {
    active,
    history: elements(person, 'INSHISTO').map(readMatricule),
    traits,
    importable: because.length === 0,
    because,
  };
}

function readMatricule(holder: XmlElement): InsiMatricule {
  const id = requiredElement(holder, 'IdIndividu');
  const number = requiredLeaf(id, 'NumIdentifiant');
  const key = requiredLeaf(id, 'Cle');
  const oid = requiredLeaf(holder, 'OID');
  // Patterns of the XSD (§2.2).
  if (!/^\d{6}[A-Za-z0-9]\d{6}$/.test(number) || !/^\d{2}$/.test(key))
    throw new InsiUnreadable('a matricule has not its shape');
  if (!/^[0-2](\.\d{1,12}){1,20}$/.test(oid)) throw new InsiUnreadable('an OID has not its shape');
  const type = leaf(id, 'TypeMatricule');
  const from = leaf(holder, 'DateDeb');
  const until = leaf(holder, 'DateFin');
  return {
    matricule: (number + key).toUpperCase(),
    oid,
    ...(type && { type }),
    ...(from && { from }),
    ...(until && { until }),
  };
}

function readTraits(tiq: XmlElement): InsiTraits {
  const first = leaf(tiq, 'Prenom');
  return {
    birthFamilyName: leaf(tiq, 'NomNaissance') ?? '',
    ...(first && { firstBirthGivenName: first }),
    birthGivenNames: leaf(tiq, 'ListePrenom') ?? '',
    sex: leaf(tiq, 'Sexe') ?? '',
    birthDate: leaf(tiq, 'DateNaissance') ?? '',
    birthPlaceCode: leaf(tiq, 'LieuNaissance') ?? '',
  };
}

function obstacles({ matricule, oid }: InsiMatricule, traits: InsiTraits): ImportObstacle[] {
  const found: [ImportObstacle, boolean][] = [
    ['birth-name-empty', traits.birthFamilyName === ''],
    ['given-names-empty', traits.birthGivenNames === ''],
    ['sex-empty', traits.sex !== 'F' && traits.sex !== 'M'],
    ['birth-date-lunar', hasUnknownPart(traits.birthDate)],
    ['birth-date-impossible', !isCivilDate(traits.birthDate) && !isLunarDate(traits.birthDate)],
    ['birth-place-empty', !/^[A-Z0-9]{5}$/.test(traits.birthPlaceCode)],
    ['matricule-key-wrong', !isMatricule(matricule)],
    ['oid-unknown', !isInsOid(oid)],
  ];
  return found.filter(([, met]) => met).map(([obstacle]) => obstacle);
}

/** Any date with 00 as month or day, even an odd one: INS/va1.28 speaks of the zeros alone. */
const hasUnknownPart = (date: string): boolean => /^\d{4}-(00-\d{2}|\d{2}-00)$/.test(date);
