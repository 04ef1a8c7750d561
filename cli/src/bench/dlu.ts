import { openHttp, uuidv7 } from '@liane/server/platform';
import { quietPlatform } from '../quiet-platform.ts';
import { ask, routeOf, type Base } from './base.ts';
import type { Figure } from './figure.ts';
import { personAt } from './open-record.ts';
import { timingOf } from './timing.ts';

const rounds = 30;

/**
 * The DLU of whole records, through the acts of the product: seeing the draft makes its CDA from the record (and a page of it);
 * validating makes CDA, PDF/A and the form around the PDF, judges them by our rules, keeps them.
 */
export async function dluFigures(base: Base): Promise<Figure[]> {
  const { seen, validated } = await durations(base);
  return [
    {
      name: 'DLU, du dossier au CDA (relu et montré) : médiane',
      where: base.label,
      measured: seen.median,
      unit: 'ms',
      bound: { most: 20 },
    },
    {
      name: 'DLU avec PDF/A, contrôlé et gardé : médiane',
      where: base.label,
      measured: validated.median,
      unit: 'ms',
      bound: { most: 250 },
    },
  ];
}

async function durations(base: Base) {
  const platform = quietPlatform(base.database);
  const app = openHttp(platform);
  const documents = base.modules.find(({ name }) => name === 'documents');
  let who = personAt(base, 0).act;
  await documents?.plugin?.(app, { whoAsks: () => Promise.resolve({ ...who, at: new Date() }) });
  const seen: number[] = [];
  const validated: number[] = [];
  for (let round = 0; round < rounds + 5; round++) {
    const { personId, act } = personAt(base, round);
    who = act;
    const id = uuidv7();
    const now = () => ({ ...act, at: new Date() });
    await ask(base, now(), routeOf(base, 'documents.begin'), {
      params: { personId },
      body: { id, model: 'dlu', replacesId: null },
    });
    const drawn = await timed(() => app.inject({ url: `/api/documents/${id}/preview` }));
    if (drawn.result.statusCode !== 200) throw new Error(`the draft was not shown: ${drawn.result.body}`);
    const kept = await timed(() =>
      ask(base, now(), routeOf(base, 'documents.validate'), { params: { id }, body: { id: uuidv7() } }),
    );
    if (round < 5) continue;
    seen.push(drawn.elapsed);
    validated.push(kept.elapsed);
  }
  await app.close();
  return { seen: timingOf(seen), validated: timingOf(validated) };
}

async function timed<T>(act: () => PromiseLike<T>): Promise<{ result: T; elapsed: number }> {
  const startedAt = performance.now();
  const result = await act();
  return { result, elapsed: performance.now() - startedAt };
}
