import { expect, test } from 'vitest';
import { csvOf } from './counters-csv.ts';
import {
  byCause,
  byDocument,
  chipsOf,
  isBehind,
  isSlow,
  leavingLook,
  pendingInWords,
  sendingLook,
  spanInWords,
  towards,
} from './words.ts';
import type { Sending } from './words.ts';

const now = new Date('2026-11-21T10:00:52Z');

const sending = (changed: Partial<Sending>): Sending => ({
  id: '01970000-0000-7000-8000-000000000001',
  personId: '01970000-0000-7000-8000-000000000002',
  personName: 'Mauricette DELAUNAY',
  documentId: null,
  channel: 'dmp',
  channelInFrench: 'DMP',
  kind: 'document',
  kindInFrench: 'Envoi',
  what: 'Document',
  recipient: 'DMP',
  state: 'waiting',
  stateInFrench: 'En attente',
  because: null,
  said: null,
  todo: null,
  plannedAt: '2026-11-21T10:00:00Z',
  dueAt: '2026-11-21T10:01:00Z',
  nextAt: null,
  settledAt: null,
  attempts: 0,
  underWay: false,
  by: 'Aurélie Besnard',
  replaceableAs: null,
  mayRecall: false,
  mayRetry: false,
  mayAbandon: false,
  ...changed,
});

test('SC.DMP/HISTO.01 the badge of a document says first what needs somebody, then what waits, then that it left', () => {
  const gone = sending({ state: 'accepted' });
  const held = sending({ state: 'held', because: 'identity-not-qualified', channel: 'citizen' });
  const refused = sending({ state: 'refused', channel: 'mssante', recipient: 'Dr LEMOINE' });
  expect(leavingLook([], now)).toBeUndefined();
  expect(leavingLook([gone], now)).toEqual({ state: 'done', words: 'Dans le DMP' });
  expect(leavingLook([gone, held], now)).toEqual({ state: 'late', words: 'En attente\u202F: identité à qualifier' });
  expect(leavingLook([gone, held, refused], now)).toEqual({ state: 'alert', words: 'Refusé\u202F: Dr LEMOINE' });
  expect(leavingLook([sending({ state: 'accepted', channel: 'mssante' })], now)?.words).toBe('Envoyé');
  expect(leavingLook([sending({ state: 'abandoned' })], now)?.words).toBe('Non envoyé');
});

test('what leaves by itself and is looked for meanwhile says so, and is behind no « À régler »', () => {
  const looked = sending({ channel: 'mssante', because: 'address-to-find', stateInFrench: 'Adresse recherchée' });
  expect(leavingLook([looked], now)).toEqual({ state: 'todo', words: 'Adresse recherchée' });
  expect(sendingLook(looked, now)).toEqual({ state: 'todo', words: 'Adresse recherchée' });
  expect(isBehind('to-settle')(looked)).toBe(false);
  expect(byCause([looked]).map(({ said }) => said)).toEqual(['Vont partir']);
});

test('a sending whose delay of recall is over, or that the server is at, is under way', () => {
  const planned = sending({ mayRecall: true });
  expect(sendingLook(planned, now).words).toBe('En attente\u202F: départ prévu');
  const due = new Date(planned.dueAt);
  expect(sendingLook(planned, due)).toEqual({ state: 'todo', words: 'Envoi en cours' });
  expect(leavingLook([sending({ underWay: true })], now)?.words).toBe('Envoi en cours');
});

test('a service says all that has not left, when the next leaves, and that it is slow', () => {
  const none = {
    service: 'mssante',
    inFrench: 'MSSanté',
    connected: true,
    downSince: null,
    said: null,
    probeAt: null,
    leaving: 0,
    leavesAt: null,
    underWay: 0,
    askedSince: null,
    waiting: 0,
    held: 0,
  } as const;
  const leavesAt = '2026-11-21T10:01:00Z';
  expect(pendingInWords(none, now)).toBe('Aucun envoi n’attend.');
  expect(pendingInWords({ ...none, leaving: 1, leavesAt }, now)).toBe('1\u00A0envoi va partir dans 8\u00A0s.');
  expect(pendingInWords({ ...none, leaving: 2, leavesAt, underWay: 3, waiting: 1, held: 2 }, now)).toBe(
    '2\u00A0envois vont partir, le premier dans 8\u00A0s\u202F; 3\u00A0envois en cours\u202F; 1\u00A0envoi attend un nouvel essai\u202F; 2\u00A0envois retenus par une cause dite plus bas.',
  );
  expect(isSlow({ askedSince: '2026-11-21T10:00:50Z' }, now)).toBe(false);
  expect(isSlow({ askedSince: '2026-11-21T10:00:40Z' }, now)).toBe(true);
});

test('a service that answered is not said silent', () => {
  const words = (because: string): string => sendingLook(sending({ state: 'waiting', because }), now).words;
  expect(words('dmp-unreachable')).toContain('le service ne répond pas');
  expect(words('mssante-recipient-refused')).toContain('boîte du destinataire indisponible');
  expect(words('mssante-operator-busy')).toContain('nouvel essai prévu');
});

test('what waits for one same cause stands together, refused first and what is over last', () => {
  const down = { state: 'waiting', because: 'dmp-unreachable', said: 'Le DMP est injoignable.' } as const;
  const groups = byCause([
    sending({ id: 'a', state: 'accepted' }),
    sending({ id: 'b', ...down }),
    sending({ id: 'c', state: 'refused' }),
    sending({ id: 'd', ...down, plannedAt: '2026-11-21T11:00:00Z' }),
    sending({ id: 'e' }),
  ]);
  expect(groups.map(({ said, rows }) => [said, rows.map(({ id }) => id)])).toEqual([
    ['Refusés : quelqu’un doit regarder', ['c']],
    ['Le DMP est injoignable.', ['d', 'b']],
    ['Vont partir', ['e']],
    ['Terminés', ['a']],
  ]);
});

test('only the chips that hold something are shown, with their count', () => {
  expect(chipsOf([sending({ state: 'refused' }), sending({ state: 'read' })])).toEqual([
    { filter: 'all', words: 'Tous', count: 2 },
    { filter: 'to-settle', words: 'À régler', count: 1 },
    { filter: 'refused', words: 'Refusés', count: 1 },
    { filter: 'gone', words: 'Acceptés', count: 1 },
  ]);
});

test('durations and recipients as people say them', () => {
  expect([30_000, 12 * 60_000, 3 * 3_600_000, 72 * 3_600_000].map(spanInWords)).toEqual([
    '1\u00A0min',
    '12\u00A0min',
    '3\u00A0h',
    '3\u00A0jours',
  ]);
  expect(towards({ channel: 'dmp', recipient: 'DMP' })).toBe('au DMP');
  expect(towards({ channel: 'mssante', recipient: 'Dr LEMOINE' })).toBe('au Dr LEMOINE');
  expect(towards({ channel: 'mssante', recipient: 'Centre hospitalier du Sablier' })).toBe(
    'au centre hospitalier du Sablier',
  );
});

test('SC.TBB.01.MS1 the extract opens in a spreadsheet, and no cell is a formula', () => {
  const count = { total: 2, insQualified: 1, insNotQualified: 1, failures: 0 };
  const csv = csvOf([
    {
      period: 'month',
      periodInFrench: 'Ce mois-ci',
      establishment: 'EHPAD "Les Tilleuls"',
      finess: '990001026',
      rpps: null,
      author: '=HYPERLINK()',
      dmp: count,
      mssante: count,
      citizen: count,
      records: { dmp: 1, mssante: 1, citizen: 1, all: 1 },
    },
  ]);
  const [head = '', line = ''] = csv.replace('\uFEFF', '').split('\r\n');
  expect(head.split(';')).toHaveLength(line.split(';').length);
  expect(line).toContain('"EHPAD ""Les Tilleuls""";"990001026";"";"\'=HYPERLINK()"');
});

test('what waits for the installation to be mended is to settle, and says so in short', () => {
  const held = sending({ state: 'held', because: 'mssante-certificate-refused' });
  expect(isBehind('to-settle')(held)).toBe(true);
  expect(sendingLook(held, now).words).toBe('En attente\u202F: raccordement à réparer');
  expect(sendingLook({ ...held, because: 'not-connected' }, now).words).toContain('non raccordé');
});

test('the ways out of one document stand together, where the first of them stood', () => {
  const row = (id: string, documentId: string | null, kind: Sending['kind'] = 'document') =>
    sending({ id, documentId, kind });
  const rows = [row('1', 'a'), row('2', 'b'), row('3', 'a'), row('4', null), row('5', null), row('6', 'a', 'deletion')];
  expect(byDocument(rows).map((group) => group.map(({ id }) => id))).toEqual([['1', '3'], ['2'], ['4'], ['5'], ['6']]);
});
