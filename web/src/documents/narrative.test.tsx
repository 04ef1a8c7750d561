// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Narrative } from './narrative.tsx';

afterEach(cleanup);

const said = (text: string) => ({ kind: 'paragraph' as const, text: { text } });

test('a title that repeats the one above is written once', () => {
  render(
    <Narrative
      sections={[
        {
          title: 'Biochimie',
          blocks: [],
          sections: [
            { title: 'Biochimie', blocks: [said('Sodium 140')] },
            { title: 'Lipides', blocks: [said('Cholestérol 1,8')] },
          ],
        },
      ]}
    />,
  );
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['Biochimie', 'Lipides']);
  expect(screen.getByText('Sodium 140')).toBeTruthy();
});

test('numbers are read in pairs, and CIM-10 stays in one piece', () => {
  render(<Narrative sections={[{ title: 'Contact', blocks: [said('CIM-10 J45 ; joindre le +33261910102')] }]} />);
  expect(screen.getByText(/joindre/).textContent).toBe(
    'CIM\u201110 J45 ; joindre le 02\u00A061\u00A091\u00A001\u00A002',
  );
});
