import { establishment } from '../directory/index.ts';
import { insToSend, personById, type Person } from '../identity/index.ts';
import type { Act, Platform, Tx } from '../platform/index.ts';
import { bounds } from './bounds.ts';
import { openBreakGlassOn } from './break-glass.ts';
import type { Ask } from './asks.ts';
import { consentsOf } from './consents.ts';
import type { Consent } from './contract.ts';
import {
  actingFor,
  divergenceOf,
  insOf,
  type Consulting,
  type Dmp,
  type Ground,
  type InsOf,
  type SignedIn,
} from './dmp.ts';
import type { DmpNeeds } from './needs.ts';
import { keepState, statesOf, type KnownState } from './states.ts';
import { stops } from './stopped.ts';
import { topicOf } from './tables.ts';

/** Where consultations are made. */
export interface Desk {
  platform: Platform;
  needs: DmpNeeds;
}

/** A question carried in the name of a professional whose session lives, on a person who agreed or in bris de glace. */
export interface Consultation {
  ask: Ask;
  /** As if they acted now. */
  act: Act;
  person: Person;
  ins: InsOf;
  by: SignedIn;
  /** What lets documents be looked at; null while nothing does, and TD0.2 alone is asked. */
  ground: Ground | null;
  dmp: Dmp;
  /** What was known when it began. */
  known: KnownState | undefined;
}

/** Who asks, about whom, with which agreement. Throws Stopped. */
export async function openConsultation({ platform, needs }: Desk, ask: Ask): Promise<Consultation> {
  if (!needs.dmp) throw stops.notConnected();
  const dmp = needs.dmp();
  const consultant = await needs.consultant(ask.organisationId, ask.sessionId);
  if (!consultant || consultant.act.accountId !== ask.accountId) throw stops.noSession();
  const { act } = consultant;
  return platform.database.within(ask, async (tx) => {
    const [person, place, consents, breakGlass, states] = await Promise.all([
      personById(tx, ask.organisationId, ask.personId),
      establishment(tx, act.establishmentId),
      consentsOf(tx, act, ask.personId),
      openBreakGlassOn(tx, act, ask.personId),
      statesOf(tx, act, ask.personId),
    ]);
    const ins = person && insToSend(person);
    if (!person || !ins || !place) throw stops.insNotQualified();
    const [last] = consents;
    const about = insOf(ins);
    const ground = groundOf(about, last, breakGlass);
    if (!ground && last && ask.kind !== 'withdraw') throw stops.opposed();
    return {
      ask,
      act,
      person,
      ins: about,
      by: actingFor(consultant, place, ground?.kind === 'break-glass' ? 'bris_de_glace' : 'normal'),
      ground,
      dmp,
      known: states.mine,
    };
  });
}

/** The last word of the person, or a bris de glace against it (digest 3.10). */
function groundOf(ins: InsOf, last: Consent | undefined, breakGlass: Date | null): Ground | null {
  if (last?.decision === 'given') return { kind: 'consent', ins, recordedAt: new Date(last.at) };
  return breakGlass && { kind: 'break-glass', ins, until: breakGlass };
}

/** In whose name the next call leaves, and what lets it: asked again before each one. Throws Stopped when the session ended meanwhile. */
export async function consulting(
  { needs }: Desk,
  { ask, by, ground }: Pick<Consultation, 'ask' | 'by' | 'ground'>,
): Promise<Consulting> {
  if (!ground) throw stops.noConsent();
  if (!(await needs.consultant(ask.organisationId, ask.sessionId))) throw stops.noSession();
  return { ...by, ground };
}

/**
 * TD0.2, then TD0.3 `AJOUT` when the person agreed and no authorisation stands (SC.DMP/UX.07-.08, CONF.06: renewed when it expired).
 * What is learned is kept at once. Throws Stopped when nothing may be read, or what the connector throws.
 */
export async function checkRight(desk: Desk, consultation: Consultation, { again = false } = {}): Promise<void> {
  const { dmp, ins, by, ground, known, act } = consultation;
  const breakGlass = ground?.kind === 'break-glass';
  if (!again && !breakGlass && known && isFresh(known, act.at)) return;
  const told = await dmp.stateOf(ins, by);
  const divergence = told.exists ? divergenceOf(consultation.person.traits, told.traits) : [];
  let authorisation = told.authorisation;
  const learn = (): Promise<void> =>
    keep(desk, consultation, {
      state: told.state,
      authorisation,
      divergence,
      answeredAt: desk.platform.now(),
      failure: null,
    });
  if (told.state !== 'active' || divergence.length > 0 || authorisation === 'INTERDIT') {
    await learn();
    if (told.state === 'absent') throw stops.absent();
    if (told.state === 'closed') throw stops.closed();
    throw divergence.length > 0 ? stops.diverges() : stops.blocked();
  }
  if (breakGlass) return learn();
  if (!ground) {
    await learn();
    throw stops.noConsent();
  }
  if (authorisation !== 'VALIDE') {
    await dmp.authorise(ins, 'AJOUT', await consulting(desk, consultation));
    authorisation = 'VALIDE';
  }
  await learn();
}

const isFresh = ({ state, authorisation, divergence, answeredAt }: KnownState, now: Date): boolean =>
  state === 'active' &&
  authorisation === 'VALIDE' &&
  divergence.length === 0 &&
  answeredAt !== null &&
  now.getTime() - answeredAt.getTime() < bounds.rightFresh;

/** In a transaction of its own: the screens are told while the next call is under way. */
export async function keep(
  { platform }: Desk,
  { ask, person }: Pick<Consultation, 'ask' | 'person'>,
  change: Parameters<typeof keepState>[3],
): Promise<void> {
  await platform.database.within(ask, async (tx: Tx) => {
    await keepState(tx, ask, person.id, change);
    tx.announce(topicOf(person.id));
  });
}
