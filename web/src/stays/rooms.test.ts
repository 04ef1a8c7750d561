import { expect, test } from 'vitest';
import { countOf, roomsOf } from './rooms.ts';
import { movesOf } from './words.ts';

const row = (name: string, room: string | null, state: 'present' | 'hospitalised' = 'present') => ({
  stayId: `stay ${name}`,
  personId: `person ${name}`,
  displayName: name,
  birthDate: '1936-06-21',
  sex: 'F' as const,
  room,
  bed: null,
  state,
  stateInFrench: 'Présent',
  since: '2026-11-01T10:00:00Z',
  expectedBackAt: null,
});

test('rooms follow the corridor, free beds stand in their room, and those without a room come last', () => {
  const rows = [row('A', null), row('B', '110'), row('C', '9', 'hospitalised')];
  const free = [{ room: '10', bed: '1', bedId: 'bed' }];
  expect(roomsOf(rows, free).map(({ name }) => name)).toEqual(['9', '10', '110', null]);
  expect(roomsOf(rows, free)[1]).toEqual({ name: '10', people: [], free });
  expect(countOf('hospitalised', rows, free)).toBe(1);
  expect(countOf('free', rows, free)).toBe(1);
});

test('only what may follow a state, for a role that may, is offered', () => {
  const acts = ['stays.comeBack', 'stays.leaveTemporarily'];
  expect(movesOf('absent', ['stays.transferToHospital']).map(({ kind }) => kind)).toEqual(['hospitalisation']);
  expect(movesOf('present', acts).map(({ kind }) => kind)).toEqual(['absence']);
  expect(movesOf('hospitalised', acts).map(({ kind }) => kind)).toEqual(['return']);
  expect(movesOf('deceased', [...acts, 'stays.move'])).toEqual([]);
});
