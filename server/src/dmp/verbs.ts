import { insToSend, type Person } from '../identity/index.ts';
import { civilDayOf } from '../directory/index.ts';
import type { Act, ReplyOf, Tx } from '../platform/index.ts';
import { ask } from './asks.ts';
import { personAsked, personConsulted } from './asked.ts';
import { breakGlassOfDmp } from './break-glass.ts';
import { recordConsent, type Said } from './consents.ts';
import type { DmpSight, dmp } from './contract.ts';
import { changesOf, type ChangeKind } from './change.ts';
import { failureOf, insOf, type Dmp } from './dmp.ts';
import { entriesOf } from './entries.ts';
import { forgetPerson } from './forget.ts';
import { heldByUniqueId, sameId } from './integrations.ts';
import type { DmpNeeds } from './needs.ts';
import {
  BreakGlassNotNeeded,
  ConsentInTheFuture,
  DmpChangeNotYours,
  DmpNotAsked,
  DmpNotConnected,
  UnknownDmpDocument,
} from './refusals.ts';
import { knownOf, lookAnew, lookIfWorth, sightOf } from './sight.ts';
import { isConsultingRole } from './policy.ts';
import { statesOf } from './states.ts';
import { stops } from './stopped.ts';
import { topicOf } from './tables.ts';

type Lent = Pick<DmpNeeds, 'dmp'>;

export async function showState(tx: Tx, act: Act, personId: string, needs: Lent): Promise<DmpSight> {
  return sightOf(tx, act, await knownOf(tx, act, await personAsked(tx, act, personId)), needs);
}

/** Opening a record asks (SC.DMP/UX.07); the answer comes beside. */
export async function look(
  tx: Tx,
  act: Act,
  personId: string,
  asked: { id: string; again: boolean; years: number | null },
  needs: Lent,
): Promise<DmpSight> {
  const known = await knownOf(tx, act, await personAsked(tx, act, personId));
  await lookIfWorth(tx, act, known, asked, needs);
  return showState(tx, act, personId, needs);
}

/** What the person said, before admission or later; once they agree, the DMP is asked at once. Throws ConsentInTheFuture. */
export async function say(
  tx: Tx,
  act: Act,
  personId: string,
  said: Said,
  needs: Lent,
  newId: () => string,
): Promise<DmpSight> {
  if (said.saidOn > (await civilDayOf(tx, act))) throw new ConsentInTheFuture();
  const person = await personAsked(tx, act, personId);
  await recordConsent(tx, act, person.id, said);
  tx.announce(topicOf(person.id));
  if (said.decision !== 'given') {
    await giveBack(tx, act, person, needs, newId);
    return showState(tx, act, person.id, needs);
  }
  await lookAnew(tx, act, await knownOf(tx, act, person), { id: newId(), years: null }, needs);
  return showState(tx, act, person.id, needs);
}

/** Nothing read of this DMP stays here, and the authorisation of who hears it is taken back from the DMP (TD0.3 `SUPPRESSION`). */
async function giveBack(tx: Tx, act: Act, person: Person, { dmp: line }: Lent, newId: () => string): Promise<void> {
  await forgetPerson(tx, person.id);
  const { mine } = await statesOf(tx, act, person.id);
  const canAsk = line !== undefined && act.signedInWith === 'pro-sante-connect' && isConsultingRole(act);
  if (canAsk && mine?.authorisation === 'VALIDE')
    await ask(tx, act, { id: newId(), personId: person.id, kind: 'withdraw', about: {} });
}

/** Throws BreakGlassNotNeeded: agreement given, the ordinary way is open. */
export async function breakTheGlass(
  tx: Tx,
  act: Act,
  personId: string,
  { id, reason }: { id: string; reason: string },
  needs: Lent,
  newId: () => string,
): Promise<DmpSight> {
  if (!needs.dmp) throw new DmpNotConnected();
  const person = await personAsked(tx, act, personId);
  const { consents } = await knownOf(tx, act, person);
  if (consents[0]?.decision === 'given') throw new BreakGlassNotNeeded();
  await breakGlassOfDmp(tx, act, { id, personId: person.id, reason });
  await lookAnew(tx, act, await knownOf(tx, act, person), { id: newId(), years: null }, needs);
  return showState(tx, act, person.id, needs);
}

/** Throws UnknownDmpDocument: only what the list shows to this professional is asked for. */
export async function askToRead(
  tx: Tx,
  act: Act,
  personId: string,
  { id, uniqueId }: { id: string; uniqueId: string },
  needs: Lent,
): Promise<void> {
  const person = await personConsulted(tx, act, personId, needs);
  await shown(tx, act, person.id, [uniqueId]);
  await ask(tx, act, { id, personId: person.id, kind: 'read', about: { uniqueId } });
}

/** What is in the record already is not fetched again (SC.DMP/UX.36): the one who asks is shown where it is. */
export async function askToIntegrate(
  tx: Tx,
  act: Act,
  personId: string,
  { id, uniqueIds }: { id: string; uniqueIds: readonly string[] },
  needs: Lent,
): Promise<ReplyOf<typeof dmp.integrate>> {
  const person = await personConsulted(tx, act, personId, needs);
  await shown(tx, act, person.id, uniqueIds);
  const held = await heldByUniqueId(tx, act.organisationId, person.id);
  const alreadyHeld = uniqueIds.flatMap((uniqueId) => {
    const document = held.get(sameId(uniqueId));
    return document ? [{ uniqueId, documentId: document.id }] : [];
  });
  const wanted = uniqueIds.filter((uniqueId) => !held.has(sameId(uniqueId)));
  if (wanted.length > 0)
    await ask(tx, act, { id, personId: person.id, kind: 'integrate', about: { uniqueIds: wanted } });
  return { alreadyHeld, asked: wanted.length };
}

/** Throws UnknownDmpDocument; DmpNotAsked: the session is over; DmpChangeNotYours: what the functional table leaves to others is not asked. */
export async function askToChange(
  tx: Tx,
  act: Act,
  personId: string,
  { id, uniqueId, kind }: { id: string; uniqueId: string; kind: ChangeKind },
  needs: Lent & Pick<DmpNeeds, 'consultant'>,
): Promise<void> {
  const person = await personConsulted(tx, act, personId, needs);
  const line = (await entriesOf(tx, act, person.id)).find(({ entry }) => sameId(entry.uniqueId) === sameId(uniqueId));
  if (!line) throw new UnknownDmpDocument();
  const consultant = await needs.consultant(act.organisationId, act.sessionId);
  if (!consultant) throw new DmpNotAsked(stops.noSession().failure.message);
  if (!changesOf(line.entry, consultant.psIdNat).includes(kind)) throw new DmpChangeNotYours();
  await ask(tx, act, { id, personId: person.id, kind: 'change', about: { uniqueId, kind } });
}

async function shown(tx: Tx, act: Act, personId: string, uniqueIds: readonly string[]): Promise<void> {
  const listed = new Set((await entriesOf(tx, act, personId)).map(({ entry }) => sameId(entry.uniqueId)));
  if (!uniqueIds.every((uniqueId) => listed.has(sameId(uniqueId)))) throw new UnknownDmpDocument();
}

type WebPage = 'TableauDeBord' | 'DossierPatient' | 'Documents' | 'HistoriqueAcces' | 'VolontesEtDroits';

/** Throws DmpNotConnected: its certificates or addresses cannot be used. */
function openedOf(line: () => Dmp): Dmp {
  try {
    return line();
  } catch (error) {
    throw new DmpNotConnected(failureOf(error).message);
  }
}

/** TD0.9, TD0.10: without a qualified INS the dashboard alone opens (SC.DMP.03.MS1). Throws DmpNotConnected. */
export async function webAddressOf(
  tx: Tx,
  act: Act,
  personId: string,
  page: WebPage,
  { dmp: line }: Lent,
): Promise<{ url: string }> {
  if (!line) throw new DmpNotConnected();
  const ins = insToSend(await personAsked(tx, act, personId));
  const opened = openedOf(line);
  return { url: ins ? opened.webAddress(page, insOf(ins)) : opened.webAddress('TableauDeBord') };
}
