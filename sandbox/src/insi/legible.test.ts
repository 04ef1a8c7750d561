import { expect, test } from 'vitest';
import { legible } from './legible.ts';

test('one element a line, indented', () => {
  expect(legible('<?xml version="1.0"?><a><b x="1">t</b><c/><d><e></e></d></a>')).toBe(
    [
      '<?xml version="1.0"?>',
      '<a>',
      '  <b x="1">t</b>',
      '  <c/>',
      '  <d>',
      '    <e>',
      '    </e>',
      '  </d>',
      '</a>',
    ].join('\n'),
  );
});

test.each([[''], ['no xml'], ['</a></a></a>'], ['<a><b>']])('%j does not break it', (text) => {
  expect(legible(text).replaceAll(/\n */g, '')).toBe(text);
});
