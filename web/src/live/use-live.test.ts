import { expect, test } from 'vitest';
import { topicsIn } from './use-live.ts';

test('reads the topics of a piece of news, and ignores anything else', () => {
  expect(topicsIn('{"topics":["person:1","identities"]}')).toEqual(['person:1', 'identities']);
  for (const noise of ['', 'null', '[]', '{"topics":"x"}', '{"topics":[1,null]}', '<script>'])
    expect(topicsIn(noise)).toEqual([]);
});
