import { uuidv7 } from '@liane/server/platform';
import { ask, routeOf, type Base } from './base.ts';
import { personAt } from './open-record.ts';

const content = { kind: 'vital-signs', values: { 'heart-rate': 78, systolic: 132, diastolic: 74, temperature: 36.8 } };

/** Saves vital signs through their route: right, reach, fact, trace. */
export function saves(base: Base): () => Promise<unknown> {
  const route = routeOf(base, 'health.record');
  let round = 0;
  return () => {
    const { personId, act } = personAt(base, round++);
    const at = new Date();
    return ask(base, { ...act, at }, route, {
      params: { personId },
      body: { id: uuidv7(), occurredAt: at.toISOString(), content },
    });
  };
}

/** One bare durable INSERT of the same row, through the same driver. */
export function inserts(base: Base): () => Promise<unknown> {
  let round = 0;
  return () => {
    const { personId, act } = personAt(base, round++);
    const id = uuidv7();
    const at = new Date();
    return base.bare.query({
      name: 'fact',
      text: `insert into facts (organisation_id, id, fact_id, person_id, module, kind, version, series, content, occurred_at, recorded_at, by_account, by_name, by_role, establishment_id, state)
             values ($1, $2, $2, $3, 'health', 'vital-signs', 1, true, $4, $5, $5, $6, $7, $8, $9, 'current')`,
      values: [
        act.organisationId,
        id,
        personId,
        JSON.stringify(content),
        at,
        act.accountId,
        act.who,
        act.role,
        act.establishmentId,
      ],
    });
  };
}
