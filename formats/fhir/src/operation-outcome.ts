import type { OperationOutcome } from '@medplum/fhirtypes';

/** Codes of issue-type that this product uses. */
export type FhirIssueCode =
  | 'login'
  | 'forbidden'
  | 'not-found'
  | 'deleted'
  | 'invalid'
  | 'not-supported'
  | 'throttled'
  | 'exception'
  | 'informational';

export interface FhirIssue {
  severity: 'error' | 'warning' | 'information';
  code: FhirIssueCode;
  /** What happened, in French; never a value of the record. */
  text: string;
}

export const operationOutcome = (issues: readonly FhirIssue[]): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: issues.map(({ severity, code, text }) => ({ severity, code, details: { text } })),
});
