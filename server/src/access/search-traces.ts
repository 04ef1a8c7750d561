import { dayBegins, europeParis } from '@liane/vocabulary';
import type { z } from 'zod';
import type { Act, Tx } from '../platform/index.ts';
import type { Trace } from './contract.ts';
import type { AccessNeeds } from './needs.ts';
import { countUnsealed, lastSeal } from './seal-traces.ts';
import { tables } from './store.ts';
import { roleInFrench, type RightsRole } from './words.ts';

export interface TraceQuestion {
  personId?: string | undefined;
  accountId?: string | undefined;
  act?: string | undefined;
  /** Civil dates where one works, both included. */
  from?: string | undefined;
  to?: string | undefined;
  /** The last trace already read. */
  before?: string | undefined;
}

const aPage = 50;
/** What a person is shown of the looks at their record: one open record refreshed all day fills no more than a part of it. */
const looks = 500;
const day = 24 * 3600 * 1000;

/** A page of traces, the newest first: who did what, on whose record, when, from where, why, and whether it is sealed. */
export async function searchTraces(
  needs: AccessNeeds,
  tx: Tx,
  act: Pick<Act, 'organisationId'> & { establishmentId?: string },
  asked: TraceQuestion,
  page = aPage,
) {
  const dated = asked.from !== undefined || asked.to !== undefined;
  const zone = (dated && (await needs.zoneOf?.(tx, act))) || europeParis;
  let query = tables(tx)
    .selectFrom('traces as t')
    .leftJoin('sealed_traces as s', (on) =>
      on.onRef('s.organisation_id', '=', 't.organisation_id').onRef('s.trace_id', '=', 't.id'),
    )
    .selectAll('t')
    .select('s.number as seal')
    .where('t.organisation_id', '=', act.organisationId)
    .orderBy('t.id', 'desc')
    .limit(page + 1);
  if (asked.personId !== undefined) query = query.where('t.person_id', '=', asked.personId);
  if (asked.accountId !== undefined) query = query.where('t.account_id', '=', asked.accountId);
  if (asked.act !== undefined) query = query.where('t.act', '=', asked.act);
  if (asked.from !== undefined) query = query.where('t.at', '>=', dayBegins(asked.from, zone));
  if (asked.to !== undefined) query = query.where('t.at', '<', dayBegins(dayAfter(asked.to), zone));
  if (asked.before !== undefined) query = query.where('t.id', '<', asked.before);
  const rows = await query.execute();
  const shown = rows.slice(0, page);

  const persons = [...new Set(shown.flatMap((row) => row.person_id ?? []))];
  const names = persons.length > 0 ? await needs.personNames?.(tx, act.organisationId, persons) : undefined;
  const inFrench = actsInFrench(needs);
  const last = await lastSeal(tx, act.organisationId);
  return {
    traces: shown.map((row): z.infer<typeof Trace> => ({
      id: row.id,
      at: row.at.toISOString(),
      who: row.who,
      role: roleInFrench[row.role as RightsRole] ?? row.role,
      establishment: row.establishment,
      act: row.act,
      actInFrench: `${row.refused === null ? '' : 'Refusé : '}${inFrench.get(row.act) ?? row.act}`,
      personId: row.person_id,
      personName: row.person_id === null ? null : (names?.get(row.person_id) ?? null),
      why: row.why,
      from: row.from_where,
      sealed: row.seal !== null,
    })),
    more: rows.length > page,
    sealing: {
      sealed: last?.total ?? 0,
      waiting: await countUnsealed(tx, act.organisationId, last, 'recent'),
      lastSealAt: last?.at.toISOString() ?? null,
    },
  };
}

const dayAfter = (civilDate: string): string =>
  new Date(Date.parse(`${civilDate}T00:00:00Z`) + day).toISOString().slice(0, 10);

const actsInFrench = (needs: AccessNeeds): Map<string, string> =>
  new Map([
    ['access.signInAttempts', 'Extraire les connexions'],
    ...(needs.actsWithoutRoute ?? []),
    ...(needs.allRoutes?.() ?? []).map((route) => [route.act, route.contract.summary] as const),
  ]);

/** Who opened a record, the newest first: what `record.whoLooked` shows. */
export async function tracesOfPerson(needs: AccessNeeds, tx: Tx, act: Pick<Act, 'organisationId'>, personId: string) {
  return (await searchTraces(needs, tx, act, { personId }, looks)).traces;
}
