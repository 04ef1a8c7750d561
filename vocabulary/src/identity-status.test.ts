import { expect, test } from 'vitest';
import { identityAttributes, identityStatuses, identityStatusInFrench } from './identity-status.ts';
import { sexInFrench } from './sex.ts';

test('EXI SI: the four statuses of the RNIV, each with its French word', () => {
  expect(identityStatuses).toEqual(['provisoire', 'recuperee', 'validee', 'qualifiee']);
  expect(identityStatuses.map((status) => identityStatusInFrench[status])).toEqual([
    'Provisoire',
    'Récupérée',
    'Validée',
    'Qualifiée',
  ]);
});

test('EXI SI 09: the attributes that stand beside the status', () => {
  expect(identityAttributes).toEqual(['douteuse', 'fictive', 'homonyme']);
});

test('the administrative sex has a French word', () => {
  expect(sexInFrench).toEqual({ F: 'Féminin', M: 'Masculin', I: 'Indéterminé' });
});
