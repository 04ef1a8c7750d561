import { displayName, insToSend, personsById } from '../identity/index.ts';
import type { Act, ReplyOf, Tx } from '../platform/index.ts';
import { currentStaysOfMany, isFollowedHere, peopleOf } from '../stays/index.ts';
import { isWaiting } from './asks.ts';
import { bounds } from './bounds.ts';
import type { dmp } from './contract.ts';
import type { AuthorisedRecord } from './dmp.ts';
import type { DmpNeeds } from './needs.ts';
import { inboxSince } from './news.ts';
import { DmpNotAsked, DmpNotConnected } from './refusals.ts';
import { beginRound, roundOf, toldIn, type Told } from './rounds.ts';
import { knownOf, obstacleOf } from './sight.ts';
import { instantToldByDmp } from './told-instant.ts';

type Inbox = ReplyOf<typeof dmp.newDocuments>;

const mostPeople = 2_000;

/** In whose DMP something came since my last visit, as the DMP last answered me here: nothing leaves for it. */
export async function newDocumentsOf(tx: Tx, act: Act, { dmp: line }: Pick<DmpNeeds, 'dmp'>): Promise<Inbox> {
  const round = line && (await roundOf(tx, act));
  const isKept = round?.answeredAt && act.at.getTime() - round.answeredAt.getTime() < bounds.roundKept;
  const waiting = round !== undefined && isWaiting(round, act.at);
  const lost = round?.doneAt === null && !waiting;
  return {
    connected: line !== undefined,
    obstacle: obstacleHere(act),
    waiting,
    answeredAt: isKept ? (round.answeredAt?.toISOString() ?? null) : null,
    problem: waiting ? null : lost ? neverLeft : (round?.failure?.message ?? null),
    people: isKept ? await stillNew(tx, act, await toldIn(tx, act)) : [],
  };
}

const neverLeft = 'La demande n’a pas abouti. Rien n’a été retenu ; vous pouvez recommencer.';

/** The click ends here: the worker asks, in the name of who pressed. Throws DmpNotConnected, DmpNotAsked. */
export async function askForNewDocuments(
  tx: Tx,
  act: Act,
  { id }: { id: string },
  { dmp: line }: Pick<DmpNeeds, 'dmp'>,
): Promise<void> {
  if (!line) throw new DmpNotConnected();
  const obstacle = obstacleHere(act);
  if (obstacle !== null) throw new DmpNotAsked(obstacle);
  await beginRound(tx, act, id);
}

const obstacleHere = (act: Act): string | null =>
  act.signedInWith === 'pro-sante-connect' ? null : 'Connectez-vous avec Pro Santé Connect pour interroger le DMP.';

/** Of what the DMP listed, those who stay where one works, whose agreement stands, and who have something newer than one's last visit. */
export async function newAmongOurs(
  tx: Tx,
  act: Act,
  records: readonly AuthorisedRecord[],
  answeredAt: Date,
): Promise<Told[]> {
  const here = await peopleOf(tx, act.organisationId, act.establishmentId, mostPeople);
  const byMatricule = new Map(records.map((record) => [record.ins.matricule, record]));
  const told: Told[] = [];
  for (const person of (await personsById(tx, act.organisationId, here)).values()) {
    const ins = insToSend(person);
    const record = ins && !person.mergedInto ? byMatricule.get(ins.matricule) : undefined;
    if (record && record.ins.oid === ins?.oid)
      told.push({ personId: person.id, at: instantToldByDmp(record.lastDocumentAt, answeredAt), toldAt: answeredAt });
  }
  const kept = new Set((await stillNew(tx, act, told)).map(({ personId }) => personId));
  return told.filter(({ personId }) => kept.has(personId));
}

/** The same wall as the record, and what the person said since: both may have changed since the DMP answered. */
async function stillNew(tx: Tx, act: Act, told: readonly Told[]): Promise<Inbox['people']> {
  const ids = told.map(({ personId }) => personId);
  const [persons, stays] = await Promise.all([
    personsById(tx, act.organisationId, ids),
    currentStaysOfMany(tx, act.organisationId, ids),
  ]);
  const staysOf = Map.groupBy(stays, (stay) => stay.person_id);
  const people: Inbox['people'] = [];
  for (const { personId, at, toldAt } of told) {
    const person = persons.get(personId);
    if (!person || !isFollowedHere(staysOf.get(personId) ?? [], act)) continue;
    const known = await knownOf(tx, act, person);
    if (obstacleOf(act, known) !== null || (at ?? toldAt) <= inboxSince(known.mine, act.at)) continue;
    people.push({ personId, displayName: displayName(person), at: at?.toISOString() ?? null });
  }
  return people.toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}
