import { xcn, xon } from '@liane/xds';
import type { Coded, XdsAuthor } from '@liane/xds';
import type { Role } from '@liane/vihf';
import type { ActingFor } from './messages.ts';

/** TRE_R209-TypeActivite 97 (digest §3.5): what a lot that changes a document comes from, when nobody says better. */
export const undifferentiated: Coded = {
  code: '97',
  codeSystem: '1.2.250.1.213.2.2',
  displayName: 'Type d’activité indifférencié',
};

/** Author of a lot: the one who acts, in the structure the VIHF names (digest §3.14 checks that they agree). */
export const actingAuthor = ({ person, structure }: ActingFor): XdsAuthor => ({
  person: xcn({
    id: person.id,
    familyName: person.familyName,
    givenName: person.givenName,
    authority: '1.2.250.1.71.4.2.1',
    nameType: 'D',
    // Digest §3.5: national when it starts with 8 (RPPS) or 0 (ADELI), else internal to a structure.
    idType: /^[08]/.test(person.id) ? 'IDNPS' : 'EI',
  }),
  institutions: [xon({ name: structure.name, id: structure.id })],
  role: null,
  specialties: specialtiesOf(person.roles),
});

/** TRE_G15 and its savoir-faire, as JDV_J01 writes them: `G15_10/SM26^…^1.2.250.1.213.1.1.4.5`. */
function specialtiesOf([profession, second]: readonly Role[]): string[] {
  if (profession === undefined) return [];
  if (profession.codeSystem !== '1.2.250.1.71.1.2.7')
    return [slotOf(profession.code, profession.displayName, profession.codeSystem)];
  const knowHow = second?.codeSystem === '1.2.250.1.71.4.2.5' ? second : undefined;
  return [
    slotOf(
      `G15_${profession.code}${knowHow ? `/${knowHow.code}` : ''}`,
      `${profession.displayName}${knowHow ? ` - ${knowHow.displayName}` : ''}`,
      '1.2.250.1.213.1.1.4.5',
    ),
  ];
}

const slotOf = (code: string, label: string, system: string): string =>
  `${code}^${label.replaceAll('^', ' ')}^${system}`;
