import { writtenByOthersSince } from '../facts/index.ts';
import { namesOf } from '../identity/index.ts';
import type { Act, Tx, ReplyOf } from '../platform/index.ts';
import { movementInFrench, movementsSince } from '../stays/index.ts';
import type { record } from './contract.ts';
import { line } from './lines.ts';
import { readsModule } from './policy.ts';

export type MyDay = ReplyOf<typeof record.myDay>;
export type Todo = MyDay['todo'][number];

/** What another module has waiting for the one who works: identities to settle, drafts to finish, accesses to review. */
export type TodoSource = (tx: Tx, act: Act) => Promise<Todo[]>;

/** What others wrote since then, what waits, who came and went. */
export async function myDay(tx: Tx, act: Act, since: Date, sources: readonly TodoSource[]): Promise<MyDay> {
  const written = (await writtenByOthersSince(tx, act, since)).filter(
    (fact) => fact.state !== 'withdrawn' && readsModule(act, fact.module),
  );
  const movements = await movementsSince(tx, act.organisationId, act.establishmentId, since);
  const names = await namesOf(tx, act.organisationId, [
    ...new Set([...written, ...movements].map(({ personId }) => personId)),
  ]);
  const name = (personId: string) => names.get(personId) ?? '';
  const todo: Todo[] = [];
  for (const source of sources) todo.push(...(await source(tx, act)));
  return {
    writtenByOthers: [...Map.groupBy(written, (fact) => fact.personId)].map(([personId, facts]) => ({
      personId,
      displayName: name(personId),
      lines: facts.slice(0, 12).map(line),
    })),
    todo,
    movements: movements.map(({ personId, kind, at }) => ({
      personId,
      displayName: name(personId),
      what: movementInFrench[kind],
      at: at.toISOString(),
    })),
    since: since.toISOString(),
  };
}
