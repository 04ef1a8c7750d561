import { isFiness, isSiret, sectors } from '@liane/vocabulary';
import type { Establishment } from './contract.ts';
import { categoryInFrench } from './establishment.ts';
import { CategoryUnknown, FinessInvalid, SectorUnknown, SiretInvalid, TimeZoneUnknown } from './refusals.ts';

export type EstablishmentFields = Omit<Establishment, 'units' | 'categoryInFrench' | 'sheetVersion' | 'unitsVersion'>;

/** Keys of the numbers, codes of the national lists, a zone that clocks know. Throws the refusal that names the fault. */
export function checkEstablishment(fields: Omit<EstablishmentFields, 'id' | 'finess'> & { finess?: string }): void {
  if (fields.finess !== undefined && !isFiness(fields.finess)) throw new FinessInvalid(fields.finess);
  if (fields.siret !== null && !isSiret(fields.siret)) throw new SiretInvalid(fields.siret);
  if (!categoryInFrench(fields.categoryCode)) throw new CategoryUnknown();
  if (!Object.values(sectors).some(({ code }) => code === fields.sectorCode)) throw new SectorUnknown();
  if (!isTimeZone(fields.timeZone)) throw new TimeZoneUnknown();
}

function isTimeZone(name: string): boolean {
  try {
    // A name, not an offset: only a name knows when the hour changes.
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('fr', { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
}
