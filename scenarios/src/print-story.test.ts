import { expect, test } from 'vitest';
import { printStory } from './print-story.ts';
import { story } from './story.ts';

const done = () => Promise.resolve();

const sample = story('x1-exemple', 'X1 Un exemple', {
  tells: 'Quelqu’un frappe, on lui ouvre.',
  cast: [{ key: 'a', presented: 'Alix, qui frappe' }],
  proves: ['INS/va1.54'],
  steps: [
    { who: 'Alix', does: 'frappe', act: done, checks: [] },
    { who: 'Le gardien', does: 'ouvre', act: done, checks: [{ claim: 'la porte est ouverte', holds: done }] },
  ],
});

test('a story is printed as a page', () => {
  expect(printStory(sample)).toBe(`# X1 Un exemple

Quelqu’un frappe, on lui ouvre.

## Qui

- Alix, qui frappe

## Ce qui se passe

1. **Alix frappe.**

2. **Le gardien ouvre.**
   - la porte est ouverte

## Exigences prouvées

- INS/va1.54

_Cette page est imprimée depuis l’histoire que les tests jouent dans un vrai navigateur._
`);
});
