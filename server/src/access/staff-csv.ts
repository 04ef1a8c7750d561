import type { Act, Tx } from '../platform/index.ts';
import { csv } from './csv.ts';
import type { Entrance } from './needs.ts';
import { staff } from './staff.ts';

const columns = [
  'account',
  'family_name',
  'given_name',
  'rpps',
  'signs_in_with',
  'role',
  'administrator',
  'establishment',
  'finess',
  'last_sign_in',
];

/** The accounts of the organisation and their rights, a line a situation; an account without one keeps a line (SC.SSI/IAM.87). */
export async function staffCsv(
  lent: Pick<Entrance, 'needs'>,
  tx: Tx,
  act: Pick<Act, 'organisationId'>,
): Promise<string> {
  const members = await staff(lent, tx, act);
  return csv(
    columns,
    members.flatMap((member) => {
      const who = [member.id, member.familyName, member.givenName, member.rpps ?? '', member.signsInWith];
      const situations = member.practices.map(({ role, isAdministrator, establishmentName, finess }) => [
        role,
        isAdministrator ? 'yes' : 'no',
        establishmentName,
        finess,
      ]);
      return (situations.length === 0 ? [['', '', '', '']] : situations).map((situation) => [
        ...who,
        ...situation,
        member.lastSignInAt ?? '',
      ]);
    }),
  );
}
