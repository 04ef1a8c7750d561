import { psIdNatOfRpps } from '@liane/vocabulary';
import type { Act } from '../platform/index.ts';
import { actOf } from './doorkeeper.ts';
import type { LiveSession } from './look-up-session.ts';
import type { Entrance } from './needs.ts';
import { inactivityOf, isOver } from './session.ts';
import type { Exercises } from './store.ts';

/** The professional of a living session, as a national service must know them: real, never generic (SC.DMP/AIRS.06). */
export interface Consultant {
  act: Act;
  /** PS_IdNat: `8` and the RPPS. */
  psIdNat: string;
  familyName: string;
  givenName: string;
  professionCode: string | null;
  /** TRE_R01, of doctors. */
  savoirFaire: string | null;
  /** TRE_R02, as the register tells it of this practice. */
  sector: string | null;
  authenticatedAt: Date;
}

type Asked = LiveSession & { rpps: string | null; profession_code: string | null };

const ofSession = `
  select s.*, a.given_name, a.family_name, a.rpps, p.establishment_id, p.role, p.is_administrator, p.profession_code
  from sessions s
  join accounts a on a.id = s.account_id
  join practices p on p.organisation_id = s.organisation_id and p.id = s.practice_id and p.ended_at is null
  where s.organisation_id = $1 and s.id = $2 and s.signed_in_with = 'pro-sante-connect' and s.psc_tokens is not null`;

/** Who consults under this session. Null once it is over, without Pro Santé Connect, or for somebody who has no RPPS. */
export async function consultant(
  { platform, config }: Entrance,
  organisationId: string,
  sessionId: string,
): Promise<Consultant | null> {
  const { rows } = await platform.database.pool.query<Asked>({
    name: 'access-consultant',
    text: ofSession,
    values: [organisationId, sessionId],
  });
  const [session] = rows;
  const now = platform.now();
  if (!session || isOver(session, now, inactivityOf(config)) || session.rpps === null) return null;
  const act = actOf(session, now);
  if (!act) return null;
  const exercise = (session.exercises as Exercises | null)?.[act.practiceId];
  return {
    act,
    psIdNat: psIdNatOfRpps(session.rpps),
    familyName: session.family_name,
    givenName: session.given_name,
    professionCode: exercise?.professionCode ?? session.profession_code,
    savoirFaire: exercise?.savoirFaire ?? null,
    sector: exercise?.sector ?? null,
    authenticatedAt: session.opened_at,
  };
}
