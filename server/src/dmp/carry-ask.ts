import type { Task } from '../platform/index.ts';
import { askById, isWaiting, settleAsk, type Ask } from './asks.ts';
import { checkRight, openConsultation, type Consultation, type Desk } from './consultation.ts';
import { failureOf } from './dmp.ts';
import { entriesOf } from './entries.ts';
import { fetchDocument } from './fetch-document.ts';
import { gather } from './gather.ts';
import { integrate } from './integrate.ts';
import { sameId } from './integrations.ts';
import { refreshList } from './listing.ts';
import { keepState } from './states.ts';
import { Stopped, stops } from './stopped.ts';
import type { AskKind, Failure } from './tables.ts';

/** The worker's part: carries one question in the name of its professional, and writes the answer where the screens look. */
export function carryAsk(desk: Desk): Task {
  return async ({ organisationId = '', accountId = '', askId = '' }) => {
    const whose = { organisationId, accountId };
    const asked = await desk.platform.database.within(whose, (tx) => askById(tx, organisationId, askId));
    if (!asked || !isWaiting(asked, desk.platform.now())) return;
    const end = await carried(desk, asked);
    await desk.platform.database.within(whose, (tx) => settleAsk(tx, asked, desk.platform.now(), end));
  };
}

async function carried(desk: Desk, asked: Ask): Promise<{ outcome?: unknown; failure?: Failure }> {
  try {
    const consultation = await openConsultation(desk, asked);
    return { outcome: await verbs[asked.kind](desk, consultation) };
  } catch (error) {
    const failure = error instanceof Stopped ? error.failure : failureOf(error);
    if (!(error instanceof Stopped) || failure.worthRetrying) await keepFailure(desk, asked, failure);
    return { failure };
  }
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
    await fetchDocument(desk, consultation, await entryOf(desk, consultation, uniqueId));
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
};

/** From the list this professional was shown: nothing is fetched by an identifier that came from elsewhere. */
async function entryOf({ platform }: Desk, { ask, person }: Consultation, uniqueId: string) {
  const entries = await platform.database.within(ask, (tx) => entriesOf(tx, ask, person.id));
  const line = entries.find(({ entry }) => sameId(entry.uniqueId) === sameId(uniqueId));
  if (!line) throw stops.notThere();
  return line.entry;
}
