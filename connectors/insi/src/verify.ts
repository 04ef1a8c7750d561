import { insiVerifyAction, insiVerifyCodes, insiVerifyNamespace } from '@liane/vocabulary/unverified/insi';
import { escapeText } from '@liane/xml';
import { call } from './call.ts';
import type { Line } from './call.ts';
import { checkVerificationQuery } from './checks.ts';
import { InsiUnreadable } from './errors.ts';
import type { VerificationAnswer, VerificationQuery } from './messages.ts';
import { readReport } from './read-result.ts';

/**
 * Unit verification: does this INS belong to these traits (digest §2.5). The only file that knows its shape, which is unverified (U-07).
 * @throws InsiQueryInvalid before anything leaves; any other InsiError with the exchange to trace.
 */
export async function verify(line: Line, query: VerificationQuery): Promise<VerificationAnswer> {
  checkVerificationQuery(query);
  return call(line, insiVerifyAction, writeVerificationQuery(query), (message) => {
    const { code, label } = readReport(message);
    if (code === insiVerifyCodes.matches) return { verdict: 'matches', code, label } as const;
    if (code === insiVerifyCodes.differs) return { verdict: 'differs', code, label } as const;
    throw new InsiUnreadable(`CodeCR ${code.slice(0, 20)} to a verification`);
  });
}

/** The tree found for U-07: IndividuVerifie { INSFourni, TraitsIdentiteIndividu }. */
export function writeVerificationQuery({ matricule, oid, traits }: VerificationQuery): string {
  const field = (name: string, text: string): string => `<insi:${name}>${escapeText(text)}</insi:${name}>`;
  const firstGivenName = traits.firstBirthGivenName ?? traits.birthGivenNames.split(' ')[0] ?? '';
  return (
    `<insi:IndividuVerifie xmlns:insi="${insiVerifyNamespace}">` +
    `<insi:INSFourni>` +
    `<insi:IdIndividu>${field('NumIdentifiant', matricule.slice(0, 13))}${field('Cle', matricule.slice(13))}</insi:IdIndividu>` +
    field('OID', oid) +
    `</insi:INSFourni>` +
    `<insi:TraitsIdentiteIndividu>` +
    field('NomNaissance', traits.birthFamilyName) +
    field('Prenom', firstGivenName) +
    field('ListePrenom', traits.birthGivenNames) +
    field('Sexe', traits.sex) +
    field('DateNaissance', traits.birthDate) +
    field('LieuNaissance', traits.birthPlaceCode) +
    `</insi:TraitsIdentiteIndividu>` +
    `</insi:IndividuVerifie>`
  );
}
