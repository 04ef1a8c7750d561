import type { Act, Tx } from '../platform/index.ts';
import { exerciseOf } from './exercises.ts';
import { tables } from './store.ts';

/** Somebody of the staff as a document names them. */
export interface NamedStaff {
  familyName: string;
  givenName: string;
  rpps: string | null;
  /** Code of TRE_G15, R94, R95 or R291, as the practice holds it. */
  professionCode: string | null;
  /** What Pro Santé Connect said at this sign-in. */
  civility?: 'M' | 'MME';
  savoirFaire?: string;
}

/** The one who acts, in the practice worked in now; null when the practice has ended meanwhile. */
export async function whoActs(tx: Tx, act: Act): Promise<NamedStaff | null> {
  const [[found], exercise] = await Promise.all([
    staffWhere(tx, act, (query) => query.where('p.id', '=', act.practiceId)),
    exerciseOf(tx, act),
  ]);
  if (found)
    return {
      ...found,
      ...(exercise?.civility ? { civility: exercise.civility } : {}),
      ...(exercise?.savoirFaire ? { savoirFaire: exercise.savoirFaire } : {}),
    };
  const [other] = await staffWhere(tx, act, (query) => query.where('p.account_id', '=', act.accountId));
  return other ?? null;
}

/** Doctors who practise in the establishment worked in now. */
export const doctorsHere = (tx: Tx, act: Act): Promise<NamedStaff[]> =>
  staffWhere(tx, act, (query) =>
    query.where('p.establishment_id', '=', act.establishmentId).where('p.role', '=', 'medecin'),
  );

const practising = (tx: Tx, act: Act) =>
  tables(tx)
    .selectFrom('practices as p')
    .innerJoin('members as m', (on) =>
      on.onRef('m.organisation_id', '=', 'p.organisation_id').onRef('m.account_id', '=', 'p.account_id'),
    )
    .innerJoin('accounts as a', 'a.id', 'p.account_id')
    .select(['m.family_name', 'm.given_name', 'a.rpps', 'p.profession_code'])
    .where('p.organisation_id', '=', act.organisationId)
    .where('p.ended_at', 'is', null)
    .where('m.closed_at', 'is', null)
    .orderBy('m.family_name');

type Practising = ReturnType<typeof practising>;

async function staffWhere(tx: Tx, act: Act, narrow: (query: Practising) => Practising): Promise<NamedStaff[]> {
  const rows = await narrow(practising(tx, act)).execute();
  return rows.map((row) => ({
    familyName: row.family_name,
    givenName: row.given_name,
    rpps: row.rpps,
    professionCode: row.profession_code,
  }));
}
