import { instantOf } from '@liane/xds';
import { establishments } from '../directory/index.ts';
import { insToSend, type Person } from '../identity/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { inFrenchDate, structIdNatOfFiness } from '@liane/vocabulary';
import { ask, asksOf, isWaiting, type Ask } from './asks.ts';
import { bounds } from './bounds.ts';
import { openBreakGlassOn } from './break-glass.ts';
import { consentsOf } from './consents.ts';
import type { Consent, DmpSight } from './contract.ts';
import { entriesOf, timeOf, type KnownEntry } from './entries.ts';
import { isVsm, kindInFrench, kindOf, type Kind } from './kinds.ts';
import type { DmpNeeds } from './needs.ts';
import { isNew, newSinceOf } from './news.ts';
import { isConsultingRole } from './policy.ts';
import { statesOf, type KnownState } from './states.ts';

type Standing = DmpSight['standing'];

const standingInFrench: Record<Standing, string> = {
  'not-connected': 'Non raccordé',
  unknown: 'Inconnu',
  absent: 'Inexistant',
  closed: 'Fermé',
  blocked: 'Accès bloqué par la personne',
  diverges: 'Identité différente',
  authorised: 'Existe et autorisé',
  'not-authorised': 'Existe, non autorisé',
};

/** All that is known before anything is asked. */
export interface Known {
  person: Person;
  mine: KnownState | undefined;
  latest: KnownState | undefined;
  consents: Consent[];
  breakGlassUntil: Date | null;
  asks: Ask[];
}

export async function knownOf(tx: Tx, act: Act, person: Person): Promise<Known> {
  const [{ mine, latest }, consents, breakGlassUntil, asks] = await Promise.all([
    statesOf(tx, act, person.id),
    consentsOf(tx, act, person.id),
    openBreakGlassOn(tx, act, person.id),
    asksOf(tx, act, person.id, ['look', 'gather']),
  ]);
  return { person, mine, latest, consents, breakGlassUntil, asks };
}

/** What is known of the DMP and since when: nothing here waits for it. */
export async function sightOf(tx: Tx, act: Act, known: Known, { dmp }: Pick<DmpNeeds, 'dmp'>): Promise<DmpSight> {
  const { person, mine, latest, consents, breakGlassUntil, asks } = known;
  const standing = dmp ? standingOf(mine, latest) : 'not-connected';
  const consults = isConsultingRole(act);
  const [entries, structures] =
    consults && mine?.listedAt
      ? await Promise.all([entriesOf(tx, act, person.id), ourStructures(tx)])
      : [[], new Set<string>()];
  const since = newSinceOf(mine, act.at);
  const fresh = entries.filter((line) => isNew(line, since, structures));
  const counts = Map.groupBy(fresh, ({ entry }) => kindOf(entry));
  const vsm = entries.find(({ entry, replacedBy }) => isVsm(entry) && replacedBy === null);
  return {
    standing,
    // Of a DMP somebody else asked for, only its existence is known here: an access is each one's own.
    standingInFrench: standing === 'not-authorised' && !mine?.answeredAt ? 'Existe' : standingInFrench[standing],
    since: (mine?.answeredAt ?? latest?.answeredAt)?.toISOString() ?? null,
    asking: asks.some((one) => isWaiting(one, act.at)),
    problem: mine?.failure?.message ?? null,
    obstacle: dmp ? obstacleOf(act, known) : null,
    identityToSettle: insToSend(person) === null,
    mayConsult: consults && dmp !== undefined,
    mayLook: dmp !== undefined && mayAskState(act, known),
    consent: consents[0] ?? null,
    consents,
    breakGlassUntil: breakGlassUntil?.toISOString() ?? null,
    newDocuments: mine?.listedAt && consults ? fresh.length : null,
    newByKind: [...counts].map(([kind, lines]: [Kind, KnownEntry[]]) => ({
      kind,
      label: kindInFrench[kind],
      count: lines.length,
    })),
    vsmAt: vsm ? (instantOf(timeOf(vsm.entry))?.toISOString() ?? null) : null,
    listedAt: consults ? (mine?.listedAt?.toISOString() ?? null) : null,
    divergence: mine?.divergence ?? [],
  };
}

/** The authorisation is mine; that a DMP exists is the same for everybody. */
function standingOf(mine: KnownState | undefined, latest: KnownState | undefined): Standing {
  const told = mine?.answeredAt ? mine : latest;
  if (!told?.state) return 'unknown';
  if (told.state !== 'active') return told.state;
  if (told !== mine) return 'not-authorised';
  if (mine.divergence.length > 0) return 'diverges';
  if (mine.authorisation === 'INTERDIT') return 'blocked';
  return mine.authorisation === 'VALIDE' ? 'authorised' : 'not-authorised';
}

/** Why the documents are not asked for now, and what would change it; null when nothing stands in the way. */
export function obstacleOf(act: Act, { person, mine, latest, consents, breakGlassUntil }: Known): string | null {
  if (!insToSend(person)) return 'L’identité n’est pas qualifiée : le DMP ne peut pas être interrogé.';
  if (!isConsultingRole(act)) return null;
  const standing = standingOf(mine, latest);
  if (standing === 'closed') return 'Le DMP de cette personne est fermé : il n’y a rien à lire.';
  if (standing === 'absent') return 'Cette personne n’a pas de DMP : il n’y a rien à lire.';
  if (act.signedInWith !== 'pro-sante-connect') return 'Connectez-vous avec Pro Santé Connect pour interroger le DMP.';
  if (breakGlassUntil) return null;
  const [last] = consents;
  if (!last) return 'L’accord de la personne n’est pas encore noté.';
  if (last.decision === 'given') return null;
  return `${last.decision === 'refused' ? 'La personne a refusé' : 'La personne s’oppose à'} la consultation de son DMP (dit le ${inFrenchDate(last.saidOn)}, noté par ${last.by}).`;
}

/** TD0.2 tells that a DMP exists without anything being read: only an opposition, or the means, keep it from being asked. */
function mayAskState(act: Act, { person, consents, breakGlassUntil }: Known): boolean {
  if (!isConsultingRole(act) || act.signedInWith !== 'pro-sante-connect' || !insToSend(person)) return false;
  const decision = consents[0]?.decision;
  return decision === undefined || decision === 'given' || breakGlassUntil !== null;
}

/** Puts the question when it is worth asking: not twice at once, not while what is known is fresh, not on a DMP that just failed. */
export async function lookIfWorth(
  tx: Tx,
  act: Act,
  known: Known,
  { id, again, years }: { id: string; again: boolean; years: number | null },
  lent: Pick<DmpNeeds, 'dmp'>,
): Promise<boolean> {
  if (known.asks.some((one) => isWaiting(one, act.at))) return false;
  const age = (instant: Date | string | null | undefined): number =>
    instant ? act.at.getTime() - new Date(instant).getTime() : Infinity;
  const resting = age(known.mine?.failure?.at) < bounds.restAfterFailure;
  const fresh = age(known.mine?.answeredAt) < bounds.stateFresh;
  if (!again && years === null && (resting || fresh)) return false;
  return lookAnew(tx, act, known, { id, years }, lent);
}

/** Puts the question even while another is on its way: what was just said opens the way, and the other began without knowing it. */
export async function lookAnew(
  tx: Tx,
  act: Act,
  known: Known,
  { id, years }: { id: string; years: number | null },
  { dmp }: Pick<DmpNeeds, 'dmp'>,
): Promise<boolean> {
  if (!dmp || !mayAskState(act, known)) return false;
  await ask(tx, act, { id, personId: known.person.id, kind: 'look', about: { years } });
  return true;
}

/** Struct_IdNat of our establishments: what they wrote is not of third parties. */
export const ourStructures = async (tx: Tx): Promise<ReadonlySet<string>> =>
  new Set((await establishments(tx)).map(({ finess }) => structIdNatOfFiness(finess)));
