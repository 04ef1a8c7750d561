import { expect, test } from 'vitest';
import { oidOfUuid } from './oid-of-uuid.ts';

test('the example of ITU-T X.667, whatever the case', () => {
  expect(oidOfUuid('f81d4fae-7dec-11d0-a765-00a0c91e6bf6')).toBe('2.25.329800735698586629295641978511506172918');
  expect(oidOfUuid('F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6')).toBe('2.25.329800735698586629295641978511506172918');
});
