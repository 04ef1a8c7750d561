import { expect, test } from 'vitest';
import { DmpMisconfigured, openDmp } from './index.ts';
import type { DmpConfig } from './index.ts';
import { configAt } from './testing/service.ts';

const config = configAt('https://localhost:4999');

test.each<[string, Partial<DmpConfig>]>([
  ['l’adresse du dépôt n’est pas une adresse', { addresses: { ...config.addresses, repository: 'dmp' } }],
  [
    'l’adresse du registre doit commencer par https://',
    { addresses: { ...config.addresses, registry: 'http://dmp.example' } },
  ],
  [
    'l’adresse des patients porte un mot de passe',
    { addresses: { ...config.addresses, patients: 'https://a:b@dmp.example' } },
  ],
  ['l’adresse du Web PS n’est pas une adresse', { addresses: { ...config.addresses, web: '' } }],
  ['ne se lisent pas ensemble', { certificate: 'x' }],
  ['ne se lisent pas ensemble', { authorities: 'x' }],
  ['ne se lisent pas ensemble', { key: config.sealKey }],
  ['le certificat cachet ou sa clé', { sealKey: config.key }],
  ['le certificat cachet ou sa clé', { sealCertificate: '' }],
  ['n’est pas un OID', { sourceId: 'liane' }],
  ['n’est pas un OID', { repositoryUniqueId: `1.${'2'.repeat(70)}` }],
  ['le numéro d’homologation du logiciel manque', { software: { ...config.software, homologation: '' } }],
])('nothing can leave: %s', (message, change) => {
  expect(() => openDmp({ ...config, ...change })).toThrow(DmpMisconfigured);
  expect(() => openDmp({ ...config, ...change })).toThrow(message);
});

test('a configuration that is whole opens without a call', async () => {
  await expect(openDmp(config).close()).resolves.toBeUndefined();
});
