import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';
import { reconcile } from './reconcile.ts';
import { rightsRoleOf } from './rights-role.ts';
import type { PracticeRow } from './store.ts';

test.each([
  ['10', 'GENR01', 'medecin'],
  ['60', 'GENR01', 'infirmier'],
  ['35', 'GENR01', 'soignant'],
  ['93', 'GENR01', 'soignant'],
  ['99', 'GENR08', 'coordination'],
  ['99', 'GENR09', 'administratif'],
  ['51', 'GENR10', 'accompagnant'],
  ['53', 'GENR11', 'soignant'],
  ['60', 'GENR12', 'encadrement'],
  ['51', '', 'accompagnant'],
  ['21', 'GENR01', null],
  ['', '', null],
  ['10 ', 'GENR01', null],
  ['constructor', 'toString', null],
])('§1.12 profession %s with genre %s gives %s', (profession, genre, role) => {
  expect(rightsRoleOf(profession, genre)).toBe(role);
});

const practice = (role: PracticeRow['role']): PracticeRow => ({
  organisation_id: 'o',
  id: 'p',
  account_id: 'a',
  establishment_id: 'e',
  role,
  profession_code: null,
  genre: 'NONE',
  is_administrator: false,
  since: new Date(0),
  ended_at: null,
});
const places = new Map([['e', { id: 'e', organisationId: 'o', name: 'EHPAD', finess: '990001026' }]]);
const told = (codeProfession: string, activity: Record<string, string>) =>
  ({
    SubjectRefPro: {
      codeCivilite: '',
      exercices: [
        {
          codeProfession,
          activities: [
            { numeroFinessSite: '', ancienIdentifiantDeLaStructure: '', codeGenreActivite: 'GENR01', ...activity },
          ],
        },
      ],
    },
  }) as never;

test.each([
  ['by its FINESS', told('60', { numeroFinessSite: '990001026' }), 'infirmier', 'practices'],
  ['by its STRUCT_IdNat', told('60', { ancienIdentifiantDeLaStructure: '1990001026' }), 'infirmier', 'practices'],
  ['at another place', told('60', { numeroFinessSite: '990001042' }), 'infirmier', 'no-matching-establishment'],
  ['with an empty FINESS', told('60', {}), 'infirmier', 'no-matching-establishment'],
  ['as a nurse, hired as doctor', told('60', { numeroFinessSite: '990001026' }), 'medecin', 'role-not-confirmed'],
  ['as anybody, hired to administer', told('', { numeroFinessSite: '990001026' }), 'administrateur', 'practices'],
] as const)('SC.PSC.02 told %s', (_what, identity, role, outcome) => {
  const reconciled = reconcile(identity, [practice(role)], places);
  expect('problem' in reconciled ? reconciled.problem : 'practices').toBe(outcome);
});

test.each([
  ['/personnes?unite=1#haut', '/personnes?unite=1#haut'],
  ['/', '/'],
  ['', '/'],
  ['personnes', '/'],
  ['//ailleurs.example', '/'],
  ['/\\ailleurs.example', '/'],
  ['/\t/ailleurs.example', '/'],
  ['/..//ailleurs.example', '/'],
  ['/a/..//ailleurs.example', '/'],
  ['https://ailleurs.example', '/'],
  ['/a\nSet-Cookie: x', '/'],
  [['/a'], '/'],
  [undefined, '/'],
])('a place asked as %j is %s', (asked, path) => {
  expect(localPath(asked)).toBe(path);
});
