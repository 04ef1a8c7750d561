import { expect, test } from 'vitest';
import { readCast } from '../cast.ts';
import { choosePage, errorPage, matching } from './pages.ts';

const { professionals } = readCast();
const found = (search: string) => matching(professionals, search).map(({ key }) => key);

test.each([
  ['besnard', ['tilleulsNurse']],
  ['AURELIE', ['tilleulsNurse']],
  ['le-roy', ['tilleulsNightAssistant']],
  ['educateur passerelle', ['passerelleEducator']],
  ['personne ainsi', []],
])('search « %s »', (search, keys) => {
  expect(found(search)).toEqual(keys);
});

test('an empty search shows everybody', () => {
  expect(found(' ')).toHaveLength(professionals.length);
});

test('what is typed comes back as text', () => {
  expect(choosePage('uid', 'Liane', [], '"><script>').text).not.toContain('"><script>');
  expect(errorPage('x', '<img src=x>', false).text).not.toContain('<img');
});
