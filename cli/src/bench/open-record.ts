import { uuidv7, type Act } from '@liane/server/platform';
import { ask, routeOf, type Base } from './base.ts';

/** Opens the record of one person through its route: header, synthesis, trace. */
export function opens(base: Base): (round: number) => Promise<unknown> {
  const route = routeOf(base, 'record.open');
  return (round) => {
    const { personId, act } = personAt(base, round);
    return ask(base, { ...act, at: new Date() }, route, { params: { personId }, body: undefined });
  };
}

/** Fetches the same rows, and inserts one durable row, by bare SQL as the owner: no wall, no transaction around. */
export function fetches(base: Base): (round: number) => Promise<unknown> {
  return async (round) => {
    const { personId, act } = personAt(base, round);
    const of = [act.organisationId, personId];
    const client = await base.bare.connect();
    try {
      await client.query({
        name: 'person',
        text: 'select * from persons where organisation_id = $1 and id = $2',
        values: of,
      });
      await client.query({ name: 'stays', text: placed, values: of });
      await client.query({ name: 'lasting', text: lasting, values: of });
      await client.query({ name: 'series', text: recent, values: [...of, new Date(Date.now() - 8 * 86_400_000)] });
      await client.query(traceOf(act, 'bench.open', personId));
    } finally {
      client.release();
    }
  };
}

export const personAt = ({ persons }: Base, round: number): Base['persons'][number] => {
  const person = persons[round % persons.length];
  if (!person) throw new Error('a base without anybody to measure');
  return person;
};

const placed = `select s.*, b.name as bed, r.name as room, u.name as unit from current_stays s
  left join beds b on b.organisation_id = s.organisation_id and b.id = s.bed_id
  left join rooms r on r.organisation_id = b.organisation_id and r.id = b.room_id
  left join units u on u.organisation_id = s.organisation_id and u.id = s.unit_id
  where s.organisation_id = $1 and s.person_id = $2`;

const lasting = `select distinct on (fact_id) * from facts
  where organisation_id = $1 and person_id = $2 and not series order by fact_id, version desc`;

const recent = `select * from facts where organisation_id = $1 and person_id = $2 and series and occurred_at >= $3
  order by occurred_at desc limit 200`;

const traceColumns =
  'organisation_id, id, at, account_id, who, role, establishment_id, establishment, act, person_id, from_where, signed_in_with, session_id';

/** One durable row: the trace itself. */
export const traceOf = (act: Act, name: string, personId: string | null) => ({
  name: 'trace',
  text: `insert into traces (${traceColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
  values: [
    act.organisationId,
    uuidv7(),
    new Date(),
    act.accountId,
    act.who,
    act.role,
    act.establishmentId,
    act.establishmentName,
    name,
    personId,
    act.from,
    act.signedInWith,
    act.sessionId,
  ],
});
