import fs from 'node:fs';
import { expect, test } from 'vitest';
import { rightsRoles } from '../platform/index.ts';
import { identity } from './contract.ts';
import { identityRights } from './policy.ts';
import { identityRoutes } from './routes.ts';

const lines = fs
  .readFileSync(new URL('../../../docs/rights.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `identity.'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('INS/va1.50 INS/va1.32 docs/rights.md says of identity what the policy does', () => {
  const said = Object.fromEntries(
    lines.map(([, act = '', ...cells]) => [
      act.replaceAll('`', ''),
      rightsRoles.filter((_, at) => cells[at] === 'yes'),
    ]),
  );
  expect(said).toEqual(identityRights);
});

test('every route of the contract is served, under its own right', () => {
  const routes = identityRoutes({});
  expect(routes.map(({ contract }) => contract)).toEqual(expect.arrayContaining(Object.values(identity)));
  expect(routes.map(({ act }) => act).toSorted()).toEqual(Object.keys(identityRights).toSorted());
});
