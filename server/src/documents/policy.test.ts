import { expect, test } from 'vitest';
import { RefusedByRight, type Act, type RightsRole } from '../platform/index.ts';
import { mayWriteModel } from './policy.ts';

const as = (role: RightsRole): Act => ({ role }) as Act;

test.each<RightsRole>(['accompagnant', 'encadrement'])('%s writes the personal project only', (role) => {
  expect(() => mayWriteModel(as(role), 'personal-project')).not.toThrow();
  expect(() => mayWriteModel(as(role), 'dlu')).toThrow(RefusedByRight);
  expect(() => mayWriteModel(as(role), 'transfer-sheet')).toThrow(RefusedByRight);
});

test.each<RightsRole>(['medecin', 'infirmier', 'coordination'])('%s writes every model', (role) => {
  for (const model of ['personal-project', 'dlu', 'transfer-sheet'] as const)
    expect(() => mayWriteModel(as(role), model)).not.toThrow();
});
