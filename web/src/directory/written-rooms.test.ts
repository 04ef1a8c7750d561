import { expect, test } from 'vitest';
import { arranged, typedUnits, unitsDiffering, written } from './written-rooms.ts';

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

test('what two people arranged differently is shown unit by unit, and an unit one of them has no longer', () => {
  const [mine] = typedUnits(known);
  const theirs = [
    ...typedUnits(known).map((unit) => ({ ...unit, rooms: ` ${unit.rooms}\n\n` })),
    { id: 'u2', name: 'Les Glycines', rooms: '21' },
  ];
  if (mine === undefined) throw new Error('no unit');
  expect(unitsDiffering(theirs, [mine])).toEqual([{ label: 'Les Glycines', theirs: 'Les Glycines\n21', mine: '' }]);
  expect(unitsDiffering([mine], [{ ...mine, name: 'Les Tilleuls' }])).toMatchObject([
    { label: 'Les Érables', mine: 'Les Tilleuls\n11\n12 : fenêtre, porte' },
  ]);
});
