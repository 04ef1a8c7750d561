import { beds, civilDayOf, establishment, units } from '../directory/index.ts';
import { lastingFacts, seriesFacts, type Fact } from '../facts/index.ts';
import { birthPlaceName, standingPerson } from '../identity/index.ts';
import { NotFound, type Act, type Tx, type ReplyOf } from '../platform/index.ts';
import { currentStays, standingOf, stayKindInFrench, stayStateInFrench, type CurrentStayRow } from '../stays/index.ts';
import type { record } from './contract.ts';
import { header, type Header } from './header.ts';
import { readsModule } from './policy.ts';
import { synthesis } from './synthesis.ts';

const daysOfSeries = 8;

/** All that the header and the synthesis need, within what the role may read. Throws NotFound. */
export async function openRecord(tx: Tx, act: Act, personId: string): Promise<ReplyOf<typeof record.open>> {
  const since = new Date(act.at.getTime() - daysOfSeries * 86_400_000);
  const [person, stays, everyLasting, everySeries, today] = await Promise.all([
    standingPerson(tx, act.organisationId, personId),
    currentStays(tx, act.organisationId, personId),
    lastingFacts(tx, act.organisationId, personId),
    seriesFacts(tx, act.organisationId, personId, since),
    civilDayOf(tx, act),
  ]);
  if (!person) throw new NotFound('Cette personne');
  const readable = (fact: Fact) => readsModule(act, fact.module);
  const [lasting, series] = [everyLasting.filter(readable), everySeries.filter(readable)];
  return {
    header: header({
      person,
      birthPlaceName: birthPlaceName(person.traits.birthPlaceCode, person.traits.birthDate),
      facts: lasting,
      ...(await whereabouts(tx, act, stays)),
      today,
      readsHealth: readsModule(act, 'health'),
      openedByBreakGlass: !stays.some((stay) => stay.establishment_id === act.establishmentId) && stays.length > 0,
    }),
    synthesis: synthesis(lasting, series, act.at, (module) => readsModule(act, module)),
  };
}

/** Where the person is: the stay of the establishment worked in first, the others in words. */
async function whereabouts(
  tx: Tx,
  act: Act,
  stays: readonly CurrentStayRow[],
): Promise<{ where: Header['where']; otherStays: string[] }> {
  const open = stays.filter((stay) => stay.is_open);
  const shown = open.find((stay) => stay.establishment_id === act.establishmentId) ?? open[0] ?? stays[0];
  if (!shown) return { where: null, otherStays: [] };
  const standing = standingOf(shown, act.at);
  const [bedsOf, unitsOf, place, others] = await Promise.all([
    shown.bed_id ? beds(tx, [shown.bed_id]) : undefined,
    shown.unit_id && !shown.bed_id ? units(tx, [shown.unit_id]) : undefined,
    nameOf(tx, act, shown.establishment_id),
    Promise.all(
      open
        .filter((stay) => stay !== shown)
        .map(async (stay) => `${stayKindInFrench[stay.kind]}, ${await nameOf(tx, act, stay.establishment_id)}`),
    ),
  ]);
  const bed = shown.bed_id ? bedsOf?.get(shown.bed_id) : undefined;
  const unit = bed?.unit ?? (shown.unit_id ? unitsOf?.get(shown.unit_id) : undefined);
  return {
    where: {
      establishment: place,
      unit: unit?.name ?? null,
      room: bed?.room.name ?? null,
      state: standing.state,
      stateInFrench: stayStateInFrench[standing.state],
      since: standing.since.toISOString(),
    },
    otherStays: others,
  };
}

const nameOf = async (tx: Tx, act: Act, establishmentId: string): Promise<string> =>
  establishmentId === act.establishmentId
    ? act.establishmentName
    : ((await establishment(tx, establishmentId))?.name ?? '');
