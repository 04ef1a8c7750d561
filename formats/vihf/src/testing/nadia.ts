import type { Vihf } from '../index.ts';

/** A doctor who consults the DMP of somebody; the issuer is the one of the seal that will sign. */
export const nadia: Vihf = {
  id: '_5b2f6f0e-2f3a-4a9e-8a55-0d8f0b0a0003',
  issuedAt: new Date('2026-11-21T14:00:00.000Z'),
  issuer: 'CN=CACHET',
  subjectId: '899700000017',
  subjectName: 'BELKACEM, Nadia',
  authenticatedAt: new Date('2026-11-21T13:30:00.000Z'),
  mode: 'INDIRECTE_RENFORCEE',
  contextClass: 'urn:oasis:names:tc:SAML:2.0:ac:classes:TLSClient',
  means: 'APP_BROWSER_AUTH',
  structureId: '1750000001',
  sector: 'SA17',
  roles: [
    { code: '10', codeSystem: '1.2.250.1.213.1.6.1.4', displayName: 'Médecin' },
    { code: 'SM53', codeSystem: '1.2.250.1.213.2.28', displayName: 'Spécialiste en médecine générale (SM)' },
  ],
  resourceId: '279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH',
  purpose: 'normal',
  resourceUrn: 'urn:dmp',
  software: { installation: '1.2.250.1.999', name: 'Liane', version: '0.1.0', homologation: 'LIANE-0001' },
  version: '3.0',
};
