import type { Platform, Task, Tx } from '../platform/index.ts';
import { carriesInquiries, whyInsiIsBlocked } from './ask-insi.ts';
import { inquiryById, keepCall, lockInquiry, saveInquiry, type Inquiry } from './inquiries.ts';
import type { InsiCall } from './insi-answers.ts';
import { givenNamesToTry, type AsksInsi } from './insi.ts';
import type { Person } from './person.ts';
import { lockPerson } from './store.ts';
import { removeContradictedIns } from './verification-ko.ts';
import { tellScreens } from './tell-screens.ts';

interface Carried extends Record<string, string> {
  organisationId: string;
  accountId: string;
  inquiryId: string;
}

/** The worker's part: asks INSi, keeps every call, writes the answer where the screen looks. A waiting inquiry only. */
export function carryInquiry(platform: Platform, insi: AsksInsi): Task {
  return async (payload) => {
    const carried = payload as Carried;
    const begun = await platform.database.within(carried, (tx) => waitingInquiry(tx, carried));
    if (!begun) return;
    const keep: Keep = (asked, call) =>
      platform.database.within(carried, (tx) => keepCall(tx, carried.organisationId, begun.inquiry, asked, call));
    const last =
      begun.inquiry.kind === 'recuperation'
        ? await search(platform, insi, begun.person, keep)
        : await verify(platform, insi, begun.person, keep);
    await platform.database.within(carried, (tx) => settle(tx, carried, begun.person, last, platform.now()));
  };
}

type Keep = (asked: { at: Date; givenName: string; withBirthPlace: boolean }, call: InsiCall) => Promise<void>;

async function waitingInquiry(
  tx: Tx,
  { organisationId, inquiryId }: Carried,
): Promise<{ inquiry: Inquiry; person: Person } | undefined> {
  const asked = await inquiryById(tx, organisationId, inquiryId);
  if (asked?.state !== 'waiting') return undefined;
  const person = await lockPerson(tx, organisationId, asked.personId);
  const inquiry = await lockInquiry(tx, organisationId, inquiryId);
  if (inquiry?.state !== 'waiting') return undefined;
  const blocked =
    whyInsiIsBlocked(person) ??
    (inquiry.kind === 'verification' && person.ins === null ? 'Il n’y a plus de matricule à vérifier.' : null);
  if (blocked === null) return { inquiry, person };
  await saveInquiry(tx, organisationId, {
    ...inquiry,
    state: 'failed',
    failure: { code: 'insi-blocked', message: blocked, retryAt: null },
  });
  tellScreens(tx, person.id);
  return undefined;
}

/** One given name a call, in order, until an answer other than 01; when several bear these traits, once more with the birthplace (digest §2.4). */
async function search(platform: Platform, insi: AsksInsi, { traits }: Person, keep: Keep): Promise<InsiCall> {
  let last: InsiCall | undefined;
  for (const givenName of givenNamesToTry(traits)) {
    last = await ask(givenName, false);
    if (last.code === '02')
      return ask(givenName, true).then((narrowed) => (narrowed.code === '01' ? { ...narrowed, code: '02' } : narrowed));
    if (last.code !== '01') return last;
  }
  return last ?? { code: '01', kept: { label: 'no given name to ask' } };

  async function ask(givenName: string, withBirthPlace: boolean): Promise<InsiCall> {
    const at = platform.now();
    const call = await insi.find(traits, givenName, withBirthPlace);
    await keep({ at, givenName, withBirthPlace }, call);
    return call;
  }
}

async function verify(platform: Platform, insi: AsksInsi, { ins, traits }: Person, keep: Keep): Promise<InsiCall> {
  if (ins === null) throw new TypeError('a verification needs an INS');
  const at = platform.now();
  const call = await insi.verify(ins, traits);
  await keep({ at, givenName: traits.firstBirthGivenName, withBirthPlace: true }, call);
  return call;
}

async function settle(tx: Tx, carried: Carried, asked: Person, last: InsiCall, now: Date): Promise<void> {
  const person = await lockPerson(tx, carried.organisationId, asked.id);
  const inquiry = await lockInquiry(tx, carried.organisationId, carried.inquiryId);
  if (inquiry?.state !== 'waiting') return;
  tellScreens(tx, person.id);
  if (last.failure) return putOff(tx, carried, inquiry, last.failure, now);
  const settled: Inquiry = {
    ...inquiry,
    failure: null,
    attempts: inquiry.attempts + 1,
    state: stateOf(last),
    answer: last.found ? { ...last.found, asked: asked.traits } : null,
  };
  await saveInquiry(tx, carried.organisationId, settled);
  if (settled.state === 'contradicted' && person.ins !== null && person.ins.matricule === asked.ins?.matricule) {
    await removeContradictedIns(
      tx,
      {
        at: now,
        organisationId: carried.organisationId,
        accountId: inquiry.byAccount,
        who: `${inquiry.by} (réponse d’INSi)`,
      },
      person,
    );
  }
}

function stateOf({ code, found, agrees }: InsiCall): Inquiry['state'] {
  if (agrees !== undefined) return agrees ? 'confirmed' : 'contradicted';
  if (found) return found.obstacles.length === 0 ? 'found' : 'not-importable';
  return code === '02' ? 'several' : 'nobody';
}

/** Seconds before each new attempt; the last one is the last. */
const backOff = [30, 60, 120, 300, 900, 1800, 3600, 7200, 14_400];

/** A failure of INSi touches nothing else: the question waits for its next attempt, or is given up. */
async function putOff(
  tx: Tx,
  carried: Carried,
  inquiry: Inquiry,
  { code, message, worthRetrying }: NonNullable<InsiCall['failure']>,
  now: Date,
): Promise<void> {
  const seconds = worthRetrying ? backOff[inquiry.attempts] : undefined;
  const runAt = seconds === undefined ? null : new Date(now.getTime() + seconds * 1000);
  await saveInquiry(tx, carried.organisationId, {
    ...inquiry,
    state: runAt === null ? 'failed' : 'waiting',
    failure: { code, message, retryAt: runAt?.toISOString() ?? null },
    attempts: inquiry.attempts + 1,
  });
  if (runAt !== null) await tx.enqueue(carriesInquiries, carried, { runAt, key: `insi:${inquiry.id}` });
}
