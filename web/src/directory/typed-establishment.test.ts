import { expect, test } from 'vitest';
import { noEstablishment, rewritten } from './typed-establishment.ts';

const typing = (from: typeof noEstablishment, postalCode: string) => ({
  ...from,
  ...rewritten(from, 'postalCode', postalCode),
});

test('the zone follows the postal code', () => {
  const reunion = typing(typing(noEstablishment, '97'), '97400');
  expect(reunion).toMatchObject({ postalCode: '97400', timeZone: 'Indian/Reunion' });
  expect(typing(reunion, '53000')).toMatchObject({ timeZone: 'Europe/Paris' });
});

test('a zone that somebody chose stays', () => {
  const chosen = { ...noEstablishment, ...rewritten(noEstablishment, 'timeZone', 'Pacific/Marquesas') };
  expect(typing(chosen, '98742')).toMatchObject({ postalCode: '98742', timeZone: 'Pacific/Marquesas' });
});
