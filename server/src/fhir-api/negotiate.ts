import type { FastifyRequest } from 'fastify';
import { FhirProblem } from './fhir-problem.ts';

export const fhirJson = 'application/fhir+json; charset=utf-8';

const accepted = new Set(['application/fhir+json', 'application/json', 'json', 'application/*', '*/*', 'text/json']);

/** The media types asked for, without their parameters. `_format` goes before the header (R4 §3.1.0.1.11). */
export function askedTypes(request: FastifyRequest): string[] {
  const format = new URLSearchParams(request.raw.url?.split('?')[1] ?? '').get('_format');
  const said = format ?? request.headers.accept ?? '*/*';
  return said
    .slice(0, 500)
    .split(',')
    .map((type) => (type.split(';')[0] ?? '').trim().toLowerCase());
}

/** Throws 406 unless JSON will do. */
export function checkAccepts(request: FastifyRequest): void {
  if (!askedTypes(request).some((type) => accepted.has(type)))
    throw new FhirProblem(406, 'not-supported', 'Cette API répond en application/fhir+json seulement.');
}
