import { expect, test } from 'vitest';
import { arranged, written } from './written-rooms.ts';

const known = [
  {
    id: 'u1',
    name: 'Les Érables',
    rooms: [
      { id: 'r1', name: '11', beds: [{ id: 'b1', name: '11' }] },
      {
        id: 'r2',
        name: '12',
        beds: [
          { id: 'b2', name: 'fenêtre' },
          { id: 'b3', name: 'porte' },
        ],
      },
    ],
  },
];

test('rooms are written as people list them, and read back the same', () => {
  const text = written(known[0]?.rooms ?? []);
  expect(text).toBe('11\n12 : fenêtre, porte');
  expect(arranged([{ id: 'u1', name: 'Les Érables', rooms: text }], known)).toEqual(known);
});

test('a bed added or renamed is new, the others keep their identity and those who sleep there', () => {
  const [unit] = arranged([{ id: 'u1', name: ' Les Érables ', rooms: '\n12: fenêtre , couloir,\n\n14\n' }], known);
  expect(unit?.name).toBe('Les Érables');
  expect(unit?.rooms.map(({ name }) => name)).toEqual(['12', '14']);
  expect(unit?.rooms[0]?.beds[0]).toEqual({ id: 'b2', name: 'fenêtre' });
  expect(unit?.rooms[0]?.beds[1]?.id).not.toBe('b3');
  expect(unit?.rooms[1]?.beds).toMatchObject([{ name: '14' }]);
});
