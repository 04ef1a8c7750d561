import { expect, test } from 'vitest';
import { inFrench } from './verify-traces.ts';

const bruyeres = { organisationId: 'x', name: 'Les Bruyères', seals: 1, sealed: 1, waiting: 0, faults: [] };

test('nothing waits, nothing is wrong', () => {
  expect(inFrench({ intact: true, organisations: [bruyeres] })).toBe(
    'Les Bruyères : 1 trace scellée par 1 scellé, aucune ne reste à sceller.\n\nToutes les traces sont scellées et intactes.',
  );
});

test('what no seal covers yet is said', () => {
  const said = inFrench({ intact: true, organisations: [{ ...bruyeres, seals: 3, sealed: 1200, waiting: 2 }] });
  expect(said).toContain('1\u202f200 traces scellées par 3 scellés, 2 restent à sceller.');
  expect(said).toContain('2 traces ne sont encore couvertes par aucun scellé');
});

test('a fault is named, and the verdict says what to do', () => {
  const fault = { code: 'traces-removed' as const, seal: 1, message: '1 trace(s) du scellé n° 1 ont disparu.' };
  const said = inFrench({ intact: false, organisations: [{ ...bruyeres, faults: [fault] }] });
  expect(said).toContain('  ✗ 1 trace(s) du scellé n° 1 ont disparu.');
  expect(said).toContain('Gardez la base et le dossier des données en l’état');
});
