import type { WireAnswer } from '../service.ts';

export const fhirJson = 'application/fhir+json; charset=utf-8';

/** A refusal, told as FHIR tells it: `code` is one of the issue types of FHIR R4. */
export class Refused extends Error {
  readonly status: number;
  readonly issue: 'processing' | 'not-supported' | 'security' | 'forbidden' | 'throttled' | 'not-found' | 'invalid';

  constructor(status: number, issue: Refused['issue'], diagnostics: string) {
    super(diagnostics);
    this.status = status;
    this.issue = issue;
  }
}

export const writeOutcome = ({ status, issue, message }: Refused): WireAnswer => ({
  status,
  contentType: fhirJson,
  body: JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: issue, diagnostics: message }],
  }),
});
