// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { ReactElement } from 'react';
import { SavedAt } from './saved-at.tsx';

afterEach(cleanup);

const kept = { state: 'on-device', at: new Date('2026-11-21T14:32:00Z') } as const;
const said = (node: ReactElement): string => render(node).container.textContent;

test('a draft kept on the device says that nothing is noted before somebody presses', () => {
  const words = said(<SavedAt kept={kept} press="« Noter une allergie »" />);
  expect(words).toMatch(/rien n’est encore noté.*« Noter une allergie »/);
  expect(words).not.toContain('partira seul');
});

test('what is written as it is typed leaves by itself', () => {
  expect(said(<SavedAt kept={kept} draft={false} />)).toContain('partira seul');
});
