import { capabilityStatement, type FhirServedResource } from '@liane/fhir';
import type { CapabilityStatement } from '@medplum/fhirtypes';
import { fhirUrl, tokenUrl } from './addresses.ts';
import { fhirTypes } from './contract.ts';
import { servedResources } from './resources/index.ts';
import { commonParams } from './search-param.ts';
import { lastingSeconds } from './issue-token.ts';

const software = { name: 'Liane', version: '0.1.0' };
const lastChanged = '2026-11-21';

/** What the API answers, from the list its routes are made of. */
export const capability = (publicUrl: string): CapabilityStatement =>
  capabilityStatement({
    base: fhirUrl(publicUrl),
    tokenUrl: tokenUrl(publicUrl),
    software,
    date: lastChanged,
    resources: [
      ...servedResources.map(({ type, profiles, params }): FhirServedResource => ({
        type,
        profiles,
        read: true,
        search: true,
        searchParams: Object.entries({ ...commonParams, ...params }).map(([name, param]) => ({
          name,
          type: param.type,
        })),
      })),
      { type: 'Binary', profiles: [], read: true, search: false, searchParams: [] },
    ],
  });

/** `.well-known/smart-configuration` (SMART App Launch 2, §4): what a backend service needs to begin. */
export const smartConfiguration = (publicUrl: string) => ({
  token_endpoint: tokenUrl(publicUrl),
  grant_types_supported: ['client_credentials'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  scopes_supported: fhirTypes.map((type) => (type === 'Binary' ? `system/${type}.r` : `system/${type}.rs`)),
  access_token_lifetime: lastingSeconds,
  capabilities: ['client-confidential-symmetric', 'permission-v2'],
});
