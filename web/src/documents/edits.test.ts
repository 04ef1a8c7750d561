import { expect, test } from 'vitest';
import { applied, changesOf, destinationIn, isBlocked, noEdits, onTopOf } from './edits.ts';
import type { Draft } from './edits.ts';
import { sheet } from './testing/sheet.ts';

const at = '2026-11-21T02:00:00Z';

const line = (key: string) => ({
  key,
  text: `Ligne ${key}`,
  source: null,
  recordedAt: at,
  old: false,
  kept: true,
  rewritten: null,
});

const draft: Draft = {
  document: sheet,
  recipients: [
    {
      key: 'hospital-530000371',
      name: 'CH du Sablier',
      detail: 'Établissement qui accueille, 02 61 91 03 01',
      kept: true,
    },
  ],
  sections: [
    {
      key: 'reason',
      title: 'Motif',
      mandatory: true,
      lines: [],
      freeText: '',
      freeTextLabel: 'Pourquoi',
      missing: null,
      completeAt: null,
    },
    {
      key: 'allergies',
      title: 'Allergies',
      mandatory: true,
      lines: [line('a'), line('b')],
      freeText: null,
      freeTextLabel: null,
      missing: null,
      completeAt: null,
    },
  ],
  warnings: [{ severity: 'blocking', section: 'reason', message: 'Le motif est à écrire.' }],
  sending: { visibility: 'normal', skipped: [] },
  savedAt: at,
  written: 'v0',
};

test('a second change never forgets the first', () => {
  const first = { ...noEdits, ...onTopOf(draft, { lines: { a: { kept: false, rewritten: null } } }) };
  const shown = applied(draft, first);
  const second = { ...first, ...onTopOf(shown, { lines: { b: { kept: true, rewritten: 'Mes mots' } } }) };
  const { lines } = changesOf(draft, second, new Date(at));
  expect(lines).toEqual({ a: { kept: false, rewritten: null }, b: { kept: true, rewritten: 'Mes mots' } });
});

test('a line put back is put back on the server too', () => {
  const removed = applied(draft, { ...noEdits, lines: { a: { kept: false, rewritten: null } } });
  const back = { ...noEdits, ...onTopOf(removed, { lines: { a: { kept: true, rewritten: null } } }) };
  expect(changesOf(removed, back, new Date(at)).lines['a']).toEqual({ kept: true, rewritten: null });
});

test('saving a text keeps the destination that the sheet already had', () => {
  const typed = { ...noEdits, ...onTopOf(draft, { freeTexts: { reason: 'Chute' } }) };
  const changes = changesOf(draft, typed, new Date(at));
  expect(changes.freeTexts).toEqual({ reason: 'Chute' });
  expect(changes.destination).toEqual({ name: 'CH du Sablier', finess: '530000371', phone: '02 61 91 03 01' });
  expect(destinationIn({ ...draft, recipients: [] })).toBeNull();
});

test('a blocking warning prevents validating', () => {
  expect(isBlocked(draft)).toBe(true);
  expect(isBlocked({ warnings: [{ severity: 'warning', section: null, message: 'ancien' }] })).toBe(false);
});

test('who will see it and to whom it does not leave are kept with every later change', () => {
  const chosen = { ...noEdits, ...onTopOf(draft, { sending: { visibility: 'masked', skipped: ['dmp'] } }) };
  const typed = { ...chosen, ...onTopOf(applied(draft, chosen), { freeTexts: { reason: 'Chute' } }) };
  expect(changesOf(draft, typed, new Date(at)).sending).toEqual({ visibility: 'masked', skipped: ['dmp'] });
  expect(
    changesOf({ ...draft, sending: { visibility: 'masked', skipped: [] } }, noEdits, new Date(at)).sending,
  ).toEqual({
    visibility: 'masked',
    skipped: [],
  });
});
