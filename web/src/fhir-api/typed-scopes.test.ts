import { fhirApi } from '@liane/server/contract/fhir-api';
import { expect, test } from 'vitest';
import { readings, scopesInFrench, scopesOf } from './typed-scopes.ts';

test('each reading is a scope the server takes, in the order of the screen', () => {
  expect(scopesOf(['Binary', 'Patient'])).toEqual(['system/Patient.rs', 'system/Binary.r']);
  const body = { id: '0199aa00-0000-7000-8000-000000000001', name: 'PUI', frCore: '2.2.0' };
  const scopes = scopesOf(readings.map(({ type }) => type));
  expect(fhirApi.addClient.body?.safeParse({ ...body, scopes }).success).toBe(true);
});

test('scopes are read back as people say them, a partial one too', () => {
  expect(scopesInFrench(['system/Condition.r', 'system/Patient.rs', 'system/Binary.r'])).toBe(
    'Identité des personnes, Problèmes de santé (une par une seulement), Contenu des documents',
  );
  expect(scopesInFrench(['system/Patient.r', 'system/Patient.s'])).toBe('Identité des personnes');
});
