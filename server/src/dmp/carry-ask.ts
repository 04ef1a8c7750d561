import type { Task } from '../platform/index.ts';
import { askById, isWaiting, settleAsk, type Ask } from './asks.ts';
import { openBreakGlassOn } from './break-glass.ts';
import { changeDocument, type ChangeKind } from './change.ts';
import { checkRight, keep, openConsultation, type Consultation, type Desk } from './consultation.ts';
import { consentsOf } from './consents.ts';
import { failureOf } from './dmp.ts';
import { entriesOf, openEntry } from './entries.ts';
import { fetchDocument } from './fetch-document.ts';
import { forgetPerson } from './forget.ts';
import { gather } from './gather.ts';
import { integrate } from './integrate.ts';
import { sameId } from './integrations.ts';
import { refreshList } from './listing.ts';
import { heldUntil } from './readings.ts';
import { keepState } from './states.ts';
import { Stopped, stops } from './stopped.ts';
import { topicOf, type AskKind, type Failure } from './tables.ts';

/** The worker's part: carries one question in the name of its professional, and writes the answer where the screens look. */
export function carryAsk(desk: Desk): Task {
  return async ({ organisationId = '', accountId = '', askId = '' }) => {
    const whose = { organisationId, accountId };
    const asked = await desk.platform.database.within(whose, (tx) => askById(tx, organisationId, askId));
    if (!asked || asked.doneAt) return;
    const end = await carried(desk, asked);
    await desk.platform.database.within(whose, (tx) => settleAsk(tx, asked, desk.platform.now(), end));
  };
}

async function carried(desk: Desk, asked: Ask): Promise<{ outcome?: unknown; failure?: Failure }> {
  try {
    // Whoever asked has stopped waiting: nothing is consulted for nobody, and the screen says it.
    if (!isWaiting(asked, desk.platform.now())) throw stops.tooLate();
    const consultation = await openConsultation(desk, asked);
    const outcome = await verbs[asked.kind](desk, consultation);
    await forgetIfOpposed(desk, consultation);
    return { outcome };
  } catch (error) {
    const failure = error instanceof Stopped ? error.failure : failureOf(error);
    if (!(error instanceof Stopped) || failure.worthRetrying) await keepFailure(desk, asked, failure);
    return { failure };
  }
}

/** The person opposed while the answer travelled: what it brought does not stay. */
async function forgetIfOpposed({ platform }: Desk, { ask, act, person }: Consultation): Promise<void> {
  await platform.database.within(ask, async (tx) => {
    const [last] = await consentsOf(tx, act, person.id);
    const opposed = last !== undefined && last.decision !== 'given';
    if (opposed && !(await openBreakGlassOn(tx, { ...ask, at: platform.now() }, person.id)))
      await forgetPerson(tx, person.id);
  });
}

/** What the header says in one sentence, until an answer comes. */
const keepFailure = (desk: Desk, asked: Ask, failure: Failure): Promise<void> =>
  desk.platform.database.within(asked, (tx) =>
    keepState(tx, asked, asked.personId, { failure: { ...failure, at: desk.platform.now().toISOString() } }),
  );

type Verb = (desk: Desk, consultation: Consultation) => Promise<unknown>;

const verbs: Record<AskKind, Verb> = {
  look: async (desk, consultation) => {
    await checkRight(desk, consultation, { again: true });
    const { years } = consultation.ask.about as { years: number | null };
    return { documents: (await refreshList(desk, consultation, { years })).length };
  },
  read: async (desk, consultation) => {
    await checkRight(desk, consultation);
    const { uniqueId } = consultation.ask.about as { uniqueId: string };
    const entry = await entryOf(desk, consultation, uniqueId);
    if (!(await isHeld(desk, consultation, uniqueId))) await fetchDocument(desk, consultation, entry);
    await opened(desk, consultation, entry.uniqueId);
    return { uniqueId };
  },
  integrate: async (desk, consultation) => {
    await checkRight(desk, consultation);
    return integrate(desk, consultation, (consultation.ask.about as { uniqueIds: string[] }).uniqueIds);
  },
  gather: async (desk, consultation) => {
    await checkRight(desk, consultation);
    return gather(desk, consultation, consultation.ask.about as { prepared: boolean });
  },
  change: async (desk, consultation) => {
    await checkRight(desk, consultation);
    const { uniqueId, kind } = consultation.ask.about as { uniqueId: string; kind: ChangeKind };
    return changeDocument(desk, consultation, kind, await entryOf(desk, consultation, uniqueId));
  },
  // The person opposes: the authorisation this professional had is given back (TD0.3).
  withdraw: async (desk, consultation) => {
    await consultation.dmp.authorise(consultation.ins, 'SUPPRESSION', consultation.by);
    await keep(desk, consultation, { authorisation: 'INEXISTANT', answeredAt: desk.platform.now(), failure: null });
    return {};
  },
};

/** Read a moment ago, or prepared: it is not asked for again (SC.DMP/UX.36). */
const isHeld = async ({ platform }: Desk, { ask, person }: Consultation, uniqueId: string): Promise<boolean> =>
  (await platform.database.within(ask, (tx) => heldUntil(tx, ask, person.id, platform.now()))).has(uniqueId);

/** The header and the list count one less. */
const opened = ({ platform }: Desk, { ask, person }: Consultation, uniqueId: string): Promise<void> =>
  platform.database.within(ask, async (tx) => {
    await openEntry(tx, ask, person.id, uniqueId, platform.now());
    tx.announce(topicOf(person.id));
  });

/** From the list this professional was shown: nothing is fetched by an identifier that came from elsewhere. */
async function entryOf({ platform }: Desk, { ask, person }: Consultation, uniqueId: string) {
  const entries = await platform.database.within(ask, (tx) => entriesOf(tx, ask, person.id));
  const line = entries.find(({ entry }) => sameId(entry.uniqueId) === sameId(uniqueId));
  if (!line) throw stops.notThere();
  return line.entry;
}
