import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { api } from '../contract.ts';
import { holds, rightsRoles, type Rights } from '../platform/index.ts';
import { differences, readRightsTable } from './rights-table.ts';

const table = readRightsTable(readFileSync(new URL('../../../docs/rights.md', import.meta.url), 'utf8'));

/** The tables of every `policy.ts` there is, wired or not. */
async function rightsOfEveryPolicy(): Promise<Rights> {
  const here = new URL('../', import.meta.url);
  const policies = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^[\w-]+\/policy\.ts$/.test(path),
  );
  const modules = (await Promise.all(policies.map((path) => import(new URL(path, here).href)))) as Record<
    string,
    unknown
  >[];
  const tables = modules.flatMap((policy) =>
    Object.entries(policy)
      .filter(([name]) => name.endsWith('Rights'))
      .map(([, rights]) => rights),
  );
  return Object.assign({}, ...tables) as Rights;
}

const rights = await rightsOfEveryPolicy();

test('EXI EDC PSC 102 docs/rights.md and the policies say the same, line by line, both ways', () => {
  expect(differences(table, rights)).toEqual([]);
});

describe('each line of docs/rights.md', () => {
  const lines = [...table].flatMap(([act, may]) => rightsRoles.map((role) => [act, role, may.includes(role)] as const));

  test.each(lines)('%s, %s: %s', (act, role, allowed) => {
    expect(holds(rights, act, { role, isAdministrator: false })).toBe(allowed);
  });
});

/** Before a role is known there is nothing to hold: docs/rights.md says so in words. */
const beforeAnyRole = [
  'session',
  'choosePractice',
  'signOut',
  'passkeyOptions',
  'passkeySignIn',
  'invitationLook',
  'invitationAccept',
];

/** `fhirApi`, as contracts are named → `fhir-api`, as its module and its acts are. */
const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test('every route of the application is an act of the table', () => {
  const routes = Object.entries(api).flatMap(([module, contracts]) =>
    Object.keys(contracts)
      .filter((route) => module !== 'access' || !beforeAnyRole.includes(route))
      .map((route) => `${dashed(module)}.${route}`),
  );
  expect(routes.filter((act) => !table.has(act))).toEqual([]);
});

test('SC.SSI/GEN.16 the column administrateur opens no record', () => {
  const opened = [...table].filter(([, may]) => may.includes('administrateur')).map(([act]) => act.split('.')[0]);
  expect(new Set(opened)).toEqual(
    new Set(['access', 'directory', 'drafts', 'exchanges', 'fhir-api', 'identity', 'messaging']),
  );
  expect(table.get('identity.identity')).not.toContain('administrateur');
});

test('SC.SSI/GEN.16 of what leaves and arrives the column administrateur counts and arranges, and reads nothing', () => {
  const held = [...table]
    .filter(([act, may]) => /^(exchanges|messaging|dmp|documents|record)\./.test(act) && may.includes('administrateur'))
    .map(([act]) => act);
  expect(held).toEqual([
    'exchanges.connections',
    'exchanges.toMend',
    'exchanges.counters',
    'messaging.declareMailbox',
    'messaging.closeMailbox',
    'messaging.settings',
    'messaging.changeSettings',
  ]);
});

describe('the comparison can fail', () => {
  test.each([
    ['an act missing from the code', { 'a.read': ['medecin'], 'a.write': ['medecin'] }, { 'a.read': ['medecin'] }],
    ['an act missing from the page', { 'a.read': ['medecin'] }, { 'a.read': ['medecin'], 'a.write': ['medecin'] }],
    ['a role too many', { 'a.read': ['medecin'] }, { 'a.read': ['medecin', 'soignant'] }],
    ['a role too few', { 'a.read': ['medecin', 'soignant'] }, { 'a.read': ['medecin'] }],
  ] as const)('%s', (_what, page, code) => {
    expect(differences(new Map(Object.entries(page)), code as Rights)).toHaveLength(1);
  });

  test.each([
    '| `a.read` | yes | |',
    `| \`a.read\` |${' oui |'.repeat(8)}`,
    `| \`a.read\` |${' |'.repeat(8)}\n| \`a.read\` |${' |'.repeat(8)}`,
  ])('a page with %j is refused', (page) => expect(() => readRightsTable(page)).toThrow('docs/rights.md'));
});
