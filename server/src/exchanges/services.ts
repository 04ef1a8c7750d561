import { sql } from 'kysely';
import type { Act, ReplyOf, Tx } from '../platform/index.ts';
import type { exchanges, ServiceLine } from './contract.ts';
import type { Post } from './needs.ts';
import { seenToByWorker, turnLasts, type Channel } from './sending.ts';
import { tables, type Service } from './tables.ts';
import { serviceInFrench } from './words.ts';

export const serviceOf = (channel: Channel): Service => (channel === 'dmp' ? 'dmp' : 'mssante');

/** A service, as its breaker stands. */
export interface Line {
  failures: number;
  downSince: Date | null;
  said: string | null;
  /** The next attempt that may find out whether it is back. */
  probeAt: Date | null;
  nextSlotAt: Date | null;
}

const quiet: Line = { failures: 0, downSince: null, said: null, probeAt: null, nextSlotAt: null };

/** Locked until the end of the transaction: two workers see the same breaker one after the other. */
export async function lockLine(tx: Tx, organisationId: string, service: Service): Promise<Line> {
  await tables(tx)
    .insertInto('service_lines')
    .values({
      organisation_id: organisationId,
      service,
      failures: 0,
      down_since: null,
      said: null,
      probe_at: null,
      next_slot_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tables(tx)
    .selectFrom('service_lines')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('service', '=', service)
    .forUpdate()
    .executeTakeFirst();
  return row
    ? {
        failures: row.failures,
        downSince: row.down_since,
        said: row.said,
        probeAt: row.probe_at,
        nextSlotAt: row.next_slot_at,
      }
    : quiet;
}

export async function saveLine(tx: Tx, organisationId: string, service: Service, line: Line): Promise<void> {
  await tables(tx)
    .updateTable('service_lines')
    .set({
      failures: line.failures,
      down_since: line.downSince,
      said: line.said,
      probe_at: line.probeAt,
      next_slot_at: line.nextSlotAt,
    })
    .where('organisation_id', '=', organisationId)
    .where('service', '=', service)
    .execute();
}

/** Failures in a row after which a service is said to be down: one may be a chance. */
const failuresBeforeDown = 2;
/** Seconds before it is tried again, by failures in a row. */
const pauses = [0, 0, 20, 40, 60, 120, 300];

/** It answered: everything that waits may leave. */
export const answered = (line: Line): Line => ({ ...quiet, nextSlotAt: line.nextSlotAt });

/** It did not: from the second time on nobody asks it before a while. */
export function unanswered(line: Line, said: string, at: Date): Line {
  const failures = line.failures + 1;
  const seconds = pauses[Math.min(failures, pauses.length - 1)] ?? 0;
  return {
    ...line,
    failures,
    said,
    downSince: line.downSince ?? at,
    probeAt: seconds === 0 ? null : new Date(at.getTime() + seconds * 1000),
  };
}

/** When this service may be asked: at once, or not before an instant (down, or too many at once). */
export interface Turn {
  notBefore: Date | null;
  line: Line;
}

/** Calls a second towards each service, whatever the number of processes. */
const perSecond = 5;
/** One attempt at a time looks whether a service is back; if it dies, another does after this. */
const probeLasts = 30_000;

/** Takes a turn: of a service that is down, one attempt goes and the others wait. */
export function takeTurn(line: Line, at: Date): Turn {
  if (line.probeAt !== null && line.failures >= failuresBeforeDown) {
    if (line.probeAt > at) return { notBefore: line.probeAt, line };
    return { notBefore: null, line: { ...line, probeAt: new Date(at.getTime() + probeLasts) } };
  }
  const slot = line.nextSlotAt && line.nextSlotAt > at ? line.nextSlotAt : at;
  if (slot.getTime() - at.getTime() > 1000) return { notBefore: slot, line };
  return { notBefore: null, line: { ...line, nextSlotAt: new Date(slot.getTime() + 1000 / perSecond) } };
}

/** Each service with what waits for it, as the page says it. */
export async function presentServices(
  tx: Tx,
  act: Act,
  post: Post,
): Promise<ReplyOf<typeof exchanges.list>['services']> {
  const lines = await tables(tx)
    .selectFrom('service_lines')
    .selectAll()
    .where('organisation_id', '=', act.organisationId)
    .execute();
  const pending = await pendingByService(tx, act);
  return (['dmp', 'mssante'] as const).map((service) => {
    const line = lines.find((row) => row.service === service);
    const isDown = (line?.failures ?? 0) >= failuresBeforeDown;
    return {
      service,
      inFrench: serviceInFrench[service],
      connected: post.lines[service] !== undefined,
      downSince: isDown ? (line?.down_since?.toISOString() ?? null) : null,
      said: isDown ? (line?.said ?? null) : null,
      probeAt: isDown ? (line?.probe_at?.toISOString() ?? null) : null,
      ...(pending.get(service) ?? nothing),
    };
  });
}

type Pending = Pick<ServiceLine, 'leaving' | 'leavesAt' | 'underWay' | 'askedSince' | 'waiting' | 'held'>;

const nothing: Pending = { leaving: 0, leavesAt: null, underWay: 0, askedSince: null, waiting: 0, held: 0 };

/** What has not left the establishment, each sending counted once: as `isUnderWay` tells of one. */
async function pendingByService(
  tx: Tx,
  { organisationId, establishmentId, at }: Act,
): Promise<ReadonlyMap<Service, Pending>> {
  const underWay = sql<boolean>`state = 'waiting' and due_at <= ${at}
    and (because is null or because = any(${seenToByWorker}::text[]))
    and greatest(due_at, next_at, attempting_since) > ${new Date(at.getTime() - turnLasts)}`;
  const rows = await tables(tx)
    .selectFrom('sendings')
    .select([
      sql<Service>`case when channel = 'dmp' then 'dmp' else 'mssante' end`.as('service'),
      sql<number>`count(*) filter (where state = 'waiting' and due_at > ${at})::int`.as('leaving'),
      sql<Date | null>`min(due_at) filter (where state = 'waiting' and due_at > ${at})`.as('leaves_at'),
      sql<number>`count(*) filter (where ${underWay})::int`.as('under_way'),
      sql<Date | null>`min(attempting_since) filter (where ${underWay})`.as('asked_since'),
      sql<number>`count(*) filter (where state = 'waiting' and due_at <= ${at} and not (${underWay}))::int`.as(
        'waiting',
      ),
      sql<number>`count(*) filter (where state = 'held')::int`.as('held'),
    ])
    .where('organisation_id', '=', organisationId)
    .where('establishment_id', '=', establishmentId)
    .where('state', 'in', ['waiting', 'held'])
    .groupBy(sql`1`)
    .execute();
  return new Map(
    rows.map(({ service, leaving, leaves_at, under_way, asked_since, waiting, held }) => [
      service,
      {
        leaving,
        leavesAt: leaves_at?.toISOString() ?? null,
        underWay: under_way,
        askedSince: asked_since?.toISOString() ?? null,
        waiting,
        held,
      },
    ]),
  );
}
