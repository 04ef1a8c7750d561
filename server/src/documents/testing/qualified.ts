import type { CastPerson } from '@liane/cast';
import type { House } from './house.ts';

interface PersonColumns {
  persons: {
    id: string;
    status: string;
    birth_family_name: string;
    ins_matricule: string | null;
    ins_oid: string | null;
  };
}

/** As the identity module writes it, with the news that it tells; null when the INS is withdrawn. */
export const qualified = (house: House, personId: string, as: CastPerson | null): Promise<void> =>
  house.as(house.act(), async (tx, act) => {
    await tx
      .on<PersonColumns>()
      .updateTable('persons')
      .set({
        status: as ? 'qualifiee' : 'validee',
        ins_matricule: as?.ins?.matricule ?? null,
        ins_oid: as?.ins?.oid ?? null,
        ...(as ? { birth_family_name: as.traits.birthFamilyName } : {}),
      })
      .where('id', '=', personId)
      .execute();
    await tx.tell(act, { kind: as ? 'identity-qualified' : 'identity-downgraded', personId, about: personId });
  });
