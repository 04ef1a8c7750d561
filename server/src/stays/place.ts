import { bed, establishment, unit } from '../directory/index.ts';
import type { Tx } from '../platform/index.ts';
import { PlaceOutsideEstablishment } from './refusals.ts';

/** The unit and the bed exist, are in use and belong together and to the establishment. Throws PlaceOutsideEstablishment. */
export async function checkPlace(
  tx: Tx,
  establishmentId: string,
  place: { unitId: string | null; bedId: string | null },
): Promise<void> {
  if (!(await establishment(tx, establishmentId))) throw new PlaceOutsideEstablishment();
  const inUnit = place.unitId ? await unit(tx, place.unitId) : null;
  if (place.unitId && (!inUnit || inUnit.archived || inUnit.establishmentId !== establishmentId))
    throw new PlaceOutsideEstablishment();
  if (!place.bedId) return;
  const inBed = await bed(tx, place.bedId);
  if (!inBed || inBed.archived || inBed.establishmentId !== establishmentId || inBed.unit.id !== place.unitId)
    throw new PlaceOutsideEstablishment();
}
