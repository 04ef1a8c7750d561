import { insiVerifyCodes } from '@liane/vocabulary/unverified/insi';
import { insOids } from '@liane/vocabulary';
import { escapeText } from '@liane/xml';
import type { KnownPerson } from './known-person.ts';

/** Fictional matricules never carry a production OID, even where the published kit answers `.8` or `.9`. */
export const answeredOid = insOids.nirTest;

/** RESULTAT of a search: 00 with the person, 01, or 02 without any data (digest §2.4). */
export function writeSearchResult(found: readonly KnownPerson[]): { code: string; body: string } {
  const [person, ...others] = found;
  if (person === undefined) return { code: '01', body: result('01', 'Aucune identite trouvee') };
  if (others.length > 0) return { code: '02', body: result('02', 'Plusieurs identites trouvees') };
  return { code: '00', body: result('00', 'OK', writePerson(person)) };
}

/** Answer of the unit verification (U-07). */
export function writeVerdict(confirmed: boolean): { code: string; body: string } {
  const code = confirmed ? insiVerifyCodes.matches : insiVerifyCodes.differs;
  return { code, body: result(code, confirmed ? 'OK' : 'KO') };
}

// The service mixes prefixes in one answer (digest §2.4): here a default namespace under a prefixed envelope.
const result = (code: string, label: string, person = ''): string =>
  `<RESULTAT xmlns="http://www.cnamts.fr/INSiResultat"><CR>${leaf('CodeCR', code)}${leaf('LibelleCR', label)}</CR>${person}</RESULTAT>`;

function writePerson({
  birthName,
  givenNames,
  sex,
  birthDate,
  birthPlace,
  matricule,
  history = [],
}: KnownPerson): string {
  return (
    `<INDIVIDU>` +
    `<INSACTIF>${writeIns(matricule)}</INSACTIF>` +
    history.map((former) => `<INSHISTO>${writeIns(former)}</INSHISTO>`).join('') +
    `<TIQ>` +
    leaf('NomNaissance', birthName) +
    (givenNames[0] === undefined ? '' : leaf('Prenom', givenNames[0])) +
    leaf('ListePrenom', givenNames.join(' ')) +
    leaf('Sexe', sex) +
    leaf('DateNaissance', birthDate) +
    leaf('LieuNaissance', birthPlace) +
    `</TIQ>` +
    `</INDIVIDU>`
  );
}

const writeIns = (matricule: string): string =>
  `<IdIndividu>${leaf('NumIdentifiant', matricule.slice(0, 13))}${leaf('Cle', matricule.slice(13))}</IdIndividu>${leaf('OID', answeredOid)}`;

const leaf = (name: string, text: string): string => `<${name}>${escapeText(text)}</${name}>`;
