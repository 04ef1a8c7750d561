import type { Act, Tx } from '../platform/index.ts';
import { checkEstablishment, type EstablishmentFields } from './check-establishment.ts';
import { EstablishmentAlreadyThere } from './refusals.ts';
import { tables } from './store.ts';

/** Throws EstablishmentAlreadyThere, or the refusal of a field. */
export async function addEstablishment(
  tx: Tx,
  act: Pick<Act, 'organisationId'>,
  fields: EstablishmentFields,
): Promise<void> {
  checkEstablishment(fields);
  const added = await tables(tx)
    .insertInto('establishments')
    .values({ organisation_id: act.organisationId, id: fields.id, finess: fields.finess, ...columnsOf(fields) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new EstablishmentAlreadyThere();
}

export const columnsOf = (fields: Omit<EstablishmentFields, 'id' | 'finess'>) => ({
  name: fields.name,
  siret: fields.siret,
  category_code: fields.categoryCode,
  sector_code: fields.sectorCode,
  street: fields.address.street,
  postal_code: fields.address.postalCode,
  city: fields.address.city,
  phone: fields.phone,
  time_zone: fields.timeZone,
  privacy_notice: fields.privacyNotice,
});
