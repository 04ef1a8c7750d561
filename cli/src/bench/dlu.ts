import { DocumentDraft } from '@liane/server/contract/documents';
import { doctorsHere, whoActs } from '@liane/server/module/access';
import { composeCda } from '@liane/server/module/documents';
import { uuidv7 } from '@liane/server/platform';
import { ask, routeOf, type Base } from './base.ts';
import type { Figure } from './figure.ts';
import { personAt } from './open-record.ts';
import { timingOf } from './timing.ts';

const rounds = 30;

/**
 * The DLU of whole records: its CDA alone, from the rows of the record to the XML; then validated through its act, which makes CDA,
 * PDF/A and the form around the PDF, judges them by our rules, keeps them.
 */
export async function dluFigures(base: Base): Promise<Figure[]> {
  const { composed, validated } = await durations(base);
  return [
    {
      name: 'DLU, du dossier au CDA : médiane',
      where: base.label,
      measured: composed.median,
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
  const composed: number[] = [];
  const validated: number[] = [];
  for (let round = 0; round < rounds + 5; round++) {
    const { personId, act } = personAt(base, round);
    const id = uuidv7();
    const now = () => ({ ...act, at: new Date() });
    const begun = await ask(base, now(), routeOf(base, 'documents.begin'), {
      params: { personId },
      body: { id, model: 'dlu', replacesId: null },
    });
    const { written: basedOn } = DocumentDraft.parse(begun);
    const made = await timed(() =>
      base.database.within(act, (tx) => composeCda(tx, now(), personId, 'dlu', { professional: whoActs, doctorsHere })),
    );
    if (!made.result?.includes('</ClinicalDocument>')) throw new Error('no CDA was made of the record');
    const kept = await timed(() =>
      ask(base, now(), routeOf(base, 'documents.validate'), { params: { id }, body: { id: uuidv7(), basedOn } }),
    );
    if (round < 5) continue;
    composed.push(made.elapsed);
    validated.push(kept.elapsed);
  }
  return { composed: timingOf(composed), validated: timingOf(validated) };
}

async function timed<T>(act: () => PromiseLike<T>): Promise<{ result: T; elapsed: number }> {
  const startedAt = performance.now();
  const result = await act();
  return { result, elapsed: performance.now() - startedAt };
}
