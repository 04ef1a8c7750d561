import { isFiness, isRpps } from '@liane/vocabulary';
import type { z } from 'zod';
import type { Act, Tx } from '../platform/index.ts';
import type { Correspondent as CorrespondentSchema } from './contract.ts';
import { CorrespondentAlreadyThere, FinessInvalid, RppsInvalid } from './refusals.ts';
import { tables, type CorrespondentRow } from './store.ts';
import { checkMssanteAddress, type TrustedSpace } from './trusted-space.ts';

export type Correspondent = z.infer<typeof CorrespondentSchema>;

const most = 50;

/** Correspondents whose name, numbers or profession hold every word asked, accents and case aside. */
export async function searchCorrespondents(
  tx: Tx,
  text: string,
  kind?: Correspondent['kind'],
): Promise<Correspondent[]> {
  let query = tables(tx).selectFrom('correspondents').selectAll().orderBy('searched').orderBy('id').limit(most);
  if (kind) query = query.where('kind', '=', kind);
  for (const word of plain(text).split(' ').filter(Boolean))
    query = query.where('searched', 'like', `%${literally(word)}%`);
  return (await query.execute()).map(present);
}

/** Throws FinessInvalid, RppsInvalid, OutsideTrustedSpace, or CorrespondentAlreadyThere when the id names another. */
export async function addCorrespondent(
  tx: Tx,
  act: Pick<Act, 'organisationId' | 'at'>,
  added: Correspondent,
  trusts: TrustedSpace = () => true,
): Promise<Correspondent> {
  checkMssanteAddress(trusts, added.mssanteAddress);
  if (added.finess !== null && !isFiness(added.finess)) throw new FinessInvalid(added.finess);
  if (added.rpps !== null && !isRpps(added.rpps)) throw new RppsInvalid(added.rpps);
  const row = await tables(tx)
    .insertInto('correspondents')
    .values({
      organisation_id: act.organisationId,
      id: added.id,
      kind: added.kind,
      name: added.name,
      searched: plain([added.name, added.professionInFrench, added.rpps, added.finess].filter(Boolean).join(' ')),
      profession_in_french: added.professionInFrench,
      rpps: added.rpps,
      finess: added.finess,
      address: added.address,
      phone: added.phone,
      mssante_address: added.mssanteAddress,
      added_at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new CorrespondentAlreadyThere();
  return present(row);
}

/** Names in the directory by MSSanté address, in small letters. */
export async function correspondentsAt(tx: Tx, addresses: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tables(tx)
    .selectFrom('correspondents')
    .select(['name', ({ fn }) => fn<string>('lower', ['mssante_address']).as('address')])
    .where(({ eb, fn }) => eb(fn('lower', ['mssante_address']), 'in', [...addresses]))
    .orderBy('added_at')
    .execute();
  return new Map(rows.map(({ address, name }) => [address, name]));
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s'’-]+/g, ' ')
    .trim();

const literally = (word: string): string => word.replaceAll(/[\\%_]/g, String.raw`\$&`);

const present = (row: CorrespondentRow): Correspondent => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  professionInFrench: row.profession_in_french,
  rpps: row.rpps,
  finess: row.finess,
  address: row.address,
  phone: row.phone,
  mssanteAddress: row.mssante_address,
});
