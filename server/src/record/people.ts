import { ageInFrench, foldName } from '@liane/vocabulary';
import { beds, civilDayOf, units, unitsOf } from '../directory/index.ts';
import { lastingFactsOfMany } from '../facts/index.ts';
import { absorbedInto, displayName, searchPersons, standingPersons, type Person } from '../identity/index.ts';
import type { Act, Tx, ReplyOf } from '../platform/index.ts';
import {
  currentStaysOfMany,
  isFollowedHere,
  mayBeFollowedHere,
  peopleOf,
  standingOf,
  stayStateInFrench,
  type CurrentStayRow,
} from '../stays/index.ts';
import type { record } from './contract.ts';
import { currentOf } from './facts-read.ts';
import { readsModule } from './policy.ts';

type Found = ReplyOf<typeof record.searchPeople>;

const shownAtOnce = 30;

/**
 * People by names, date of birth, matricule or room; from the second letter on. Without text, those of the establishment.
 * `everywhere` looks beyond the establishment, within the organisation: a name and a place only.
 */
export async function searchPeople(tx: Tx, act: Act, text: string, everywhere: boolean): Promise<Found> {
  const found = await findPeople(tx, act, text, everywhere);
  const here = await whereabouts(
    tx,
    act,
    found.map(({ id }) => id),
  );
  const mine = everywhere ? found : found.filter(({ id }) => isFollowedHere(here.stays.get(id) ?? [], act));
  const shown = mine.slice(0, shownAtOnce);
  return { rows: await rows(tx, act, shown, here), more: mine.length > shownAtOnce };
}

/** The stays of those found, ended ones too, under whichever identity they were opened. */
interface Whereabouts {
  /** Absorbed id → the one kept. */
  absorbed: ReadonlyMap<string, string>;
  stays: ReadonlyMap<string, CurrentStayRow[]>;
}

async function whereabouts(tx: Tx, act: Act, ids: readonly string[]): Promise<Whereabouts> {
  const absorbed = await absorbedInto(tx, act.organisationId, ids);
  const stays = await currentStaysOfMany(tx, act.organisationId, [...ids, ...absorbed.keys()]);
  return { absorbed, stays: Map.groupBy(stays, (stay) => absorbed.get(stay.person_id) ?? stay.person_id) };
}

async function findPeople(tx: Tx, act: Act, text: string, everywhere: boolean): Promise<Person[]> {
  const words = text.trim();
  if (words.length === 0)
    return byIds(tx, act, await peopleOf(tx, act.organisationId, act.establishmentId, shownAtOnce + 1));
  if (words.length < 2) return [];
  const named = await searchPersons(
    tx,
    act.organisationId,
    words,
    shownAtOnce * 3,
    everywhere ? undefined : mayBeFollowedHere(act),
  );
  if (named.length > 0) return named;
  const rooms = (await unitsOf(tx, act.establishmentId))
    .flatMap((unit) => unit.rooms)
    .filter((room) => isNamed(room.name, words));
  return byIds(
    tx,
    act,
    await peopleOf(
      tx,
      act.organisationId,
      act.establishmentId,
      shownAtOnce + 1,
      rooms.flatMap((room) => room.beds.map(({ id }) => id)),
    ),
  );
}

/** Each word asked begins a word of the name: `104` finds « Chambre 104 ». */
function isNamed(name: string, asked: string): boolean {
  const has = foldName(name).split(' ');
  const words = asked.match(/[\p{L}\p{N}]+/gu)?.map(foldName) ?? [];
  return words.length > 0 && words.every((word) => has.some((own) => own.startsWith(word)));
}

async function byIds(tx: Tx, act: Act, ids: string[]): Promise<Person[]> {
  const persons = await standingPersons(tx, act.organisationId, ids);
  return [...new Map([...persons.values()].map((person) => [person.id, person])).values()].toSorted((a, b) =>
    familyOf(a).localeCompare(familyOf(b), 'fr'),
  );
}

const familyOf = ({ traits, complementary }: Person): string =>
  foldName(complementary.usedFamilyName ?? traits.birthFamilyName);

async function rows(
  tx: Tx,
  act: Act,
  persons: readonly Person[],
  { absorbed, stays }: Whereabouts,
): Promise<Found['rows']> {
  const openStays = (id: string) => (stays.get(id) ?? []).filter((stay) => stay.is_open);
  const staying = persons.flatMap(({ id }) => openStays(id));
  const mine = persons
    .map(({ id }) => id)
    .filter((id) => readsModule(act, 'health') && isFollowedHere(stays.get(id) ?? [], act));
  const theirs = [...mine, ...[...absorbed].flatMap(([id, asked]) => (mine.includes(asked) ? id : []))];
  const [places, unitNames, risks, today] = await Promise.all([
    beds(
      tx,
      staying.flatMap(({ bed_id }) => bed_id ?? []),
    ),
    units(
      tx,
      staying.flatMap(({ unit_id }) => unit_id ?? []),
    ),
    lastingFactsOfMany(tx, act.organisationId, theirs, ['risk', 'allergy']),
    civilDayOf(tx, act),
  ]);
  const alerts = Map.groupBy(risks, (fact) => absorbed.get(fact.personId) ?? fact.personId);
  return persons.map((person) => {
    const open = openStays(person.id);
    const stay = open.find(({ establishment_id }) => establishment_id === act.establishmentId) ?? open[0];
    const state = stay ? standingOf(stay, act.at).state : null;
    const facts = alerts.get(person.id) ?? [];
    return {
      personId: person.id,
      displayName: displayName(person),
      birthFamilyName: person.traits.birthFamilyName,
      birthDate: person.traits.birthDate,
      age: ageInFrench(person.traits.birthDate, today) ?? '',
      sex: person.traits.sex,
      status: person.status,
      attributes: [...person.attributes],
      unit: stay?.unit_id ? (unitNames.get(stay.unit_id)?.name ?? null) : null,
      room: stay?.bed_id ? (places.get(stay.bed_id)?.room.name ?? null) : null,
      state,
      stateInFrench: state ? stayStateInFrench[state] : null,
      alerts: [
        ...currentOf(facts, 'allergy').map(({ content }) => `Allergie : ${content.label}`),
        ...currentOf(facts, 'risk')
          .filter(({ content }) => content.level === 'high')
          .map(({ content }) => content.label),
      ],
    };
  });
}
