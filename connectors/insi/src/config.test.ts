import { expect, test } from 'vitest';
import { InsiMisconfigured, connectToInsi } from './index.ts';
import type { InsiConfig } from './index.ts';
import { checkConfig } from './config.ts';
import { named, selfSigned } from '@liane/cast/certificates';
import { software } from './testing/service.ts';

const ours = (structure?: string) => selfSigned({ use: 'client', subject: named('INSI-MANU', structure) });
const { certPem: certificate, keyPem: key } = await ours('1690000000');
const nobody = await ours();
const valid: InsiConfig = { address: 'https://localhost/lps', certificate, key, authorities: certificate, software };

test('the sender is the OU of the certificate, the delay 8 s', () => {
  expect(checkConfig(valid)).toMatchObject({ sender: '1690000000', timeout: 8_000 });
});

test.each<[string, Partial<InsiConfig>]>([
  ['plain http', { address: 'http://localhost/lps' }],
  ['no address', { address: '' }],
  ['a password in the address', { address: 'https://me:secret@localhost/lps' }],
  ['a certificate that is none', { certificate: 'PEM' }],
  ['the key of another', { key: (await ours('1')).keyPem }],
  ['authorities that are none', { authorities: 'PEM' }],
  ['a name that would break a header', { software: { ...software, name: 'Liane\r\nx: y' } }],
  ['no authorisation number', { software: { ...software, authorisationNumber: '' } }],
  ['a certificate without structure', { certificate: nobody.certPem, key: nobody.keyPem }],
])('%s is refused before anything leaves', (_what, change) => {
  expect(() => connectToInsi({ ...valid, ...change })).toThrow(InsiMisconfigured);
});

test('the refusal never tells the key', () => {
  const refusal = (() => {
    try {
      connectToInsi({ ...valid, key: key.slice(0, 80) });
    } catch (error) {
      return String(error) + JSON.stringify(error);
    }
    return '';
  })();
  expect(refusal).toContain('certificat');
  expect(refusal).not.toContain(key.slice(40, 70));
});
