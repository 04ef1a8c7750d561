import { expect, test } from 'vitest';
import { refusalOf } from './authorization-request.ts';

const asked = { acr_values: 'eidas1', scope: 'openid scope_all', state: 's', nonce: 'n' };
const judged = (changes: Record<string, string>) => refusalOf(new URLSearchParams({ ...asked, ...changes }));

test('what Pro Santé Connect demands, and nothing else', () => {
  expect(judged({})).toBeUndefined();
  expect(judged({ acr_values: 'eidas2 eidas1', scope: 'profile openid scope_all' })).toBeUndefined();
});

test.each([
  [{ acr_values: '' }, 'invalid_request', 'acr_values'],
  [{ acr_values: ' ' }, 'invalid_request', 'acr_values'],
  [{ acr_values: 'EIDAS1' }, 'invalid_request', 'acr_values'],
  [{ scope: 'openid' }, 'invalid_scope', 'scope_all'],
  [{ scope: 'openidscope_all' }, 'invalid_scope', 'openid scope_all'],
  [{ state: '' }, 'invalid_request', 'state'],
  [{ nonce: '' }, 'invalid_request', 'nonce'],
])('%o is refused', (changes, error, told) => {
  const refusal = judged(changes);
  expect(refusal?.error).toBe(error);
  expect(refusal?.error_description).toContain(told);
});
