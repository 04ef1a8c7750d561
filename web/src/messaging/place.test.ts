import { expect, test } from 'vitest';
import { readPlace, readWriting } from './place.ts';

test('the address keeps a mailbox, a list and a message, and nothing it does not know', () => {
  expect(readPlace({ boite: 'b', liste: 'a-lire', message: 'm', autre: 'x' })).toEqual({
    boite: 'b',
    liste: 'a-lire',
    message: 'm',
  });
  expect(readPlace({ liste: 'toutes', message: 3 })).toEqual({});
  expect(readWriting({ repond: 'm', personne: 7 })).toEqual({ repond: 'm' });
});
