import type { Selectable } from 'kysely';
import { establishmentCategories } from '@liane/vocabulary';
import type { Tx } from '../platform/index.ts';
import type { Establishment } from './contract.ts';
import { tables, type EstablishmentRow } from './store.ts';

/** An establishment of this organisation without its units, or null. */
export async function establishment(tx: Tx, id: string): Promise<Omit<Establishment, 'units'> | null> {
  const row = await tables(tx).selectFrom('establishments').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? presentEstablishment(row) : null;
}

/** The establishments of this organisation by name, without their units. */
export async function establishments(tx: Tx): Promise<Omit<Establishment, 'units'>[]> {
  const rows = await tables(tx).selectFrom('establishments').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map(presentEstablishment);
}

function presentEstablishment(row: Selectable<EstablishmentRow>): Omit<Establishment, 'units'> {
  return {
    id: row.id,
    name: row.name,
    finess: row.finess,
    siret: row.siret,
    categoryCode: row.category_code,
    categoryInFrench: categoryInFrench(row.category_code) ?? row.category_code,
    sectorCode: row.sector_code,
    address: { street: row.street, postalCode: row.postal_code, city: row.city },
    phone: row.phone,
    timeZone: row.time_zone,
    privacyNotice: row.privacy_notice,
    sheetVersion: row.sheet_version,
    unitsVersion: row.units_version,
  };
}

export const categoryInFrench = (code: string): string | undefined =>
  Object.values(establishmentCategories).find((category) => category.code === code)?.display;
