import type { Generated } from 'kysely';
import type { Tx } from '../platform/index.ts';

export interface EstablishmentRow {
  organisation_id: string;
  id: string;
  name: string;
  finess: string;
  siret: string | null;
  category_code: string;
  sector_code: string;
  street: string;
  postal_code: string;
  city: string;
  phone: string | null;
  time_zone: string;
  privacy_notice: string;
  sheet_version: Generated<number>;
  sheet_by: string | null;
  units_version: Generated<number>;
  units_by: string | null;
}

/** A unit, a room or a bed: the three levels of a place are kept alike, each naming the one above. */
interface PlaceRow {
  organisation_id: string;
  id: string;
  name: string;
  rank: number;
  archived_at: Date | null;
}

export interface CorrespondentRow {
  organisation_id: string;
  id: string;
  kind: 'professional' | 'structure';
  name: string;
  searched: string;
  profession_in_french: string | null;
  rpps: string | null;
  finess: string | null;
  address: string | null;
  phone: string | null;
  mssante_address: string | null;
  added_at: Date;
}

export interface DirectoryTables {
  establishments: EstablishmentRow;
  units: PlaceRow & { establishment_id: string };
  rooms: PlaceRow & { unit_id: string };
  beds: PlaceRow & { room_id: string };
  correspondents: CorrespondentRow;
}

export const tables = (tx: Tx) => tx.on<DirectoryTables>();

/** The versions of an establishment, which nobody else changes until the end of the transaction. */
export const lockEstablishment = (tx: Tx, id: string) =>
  tables(tx)
    .selectFrom('establishments')
    .select(['sheet_version', 'sheet_by', 'units_version', 'units_by'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
