import type { FhirIssueCode } from '@liane/fhir';

/** What the API says instead of answering: a status of HTTP and an OperationOutcome, never a value of the record. */
export class FhirProblem extends Error {
  readonly status: number;
  readonly issue: FhirIssueCode;

  constructor(status: number, issue: FhirIssueCode, text: string) {
    super(text);
    this.status = status;
    this.issue = issue;
  }
}

export class Unauthenticated extends FhirProblem {
  constructor(text: string) {
    super(401, 'login', text);
  }
}

export class ScopeMissing extends FhirProblem {
  readonly scope: string;

  constructor(scope: string) {
    super(403, 'forbidden', `La portée ${scope} n’a pas été donnée à ce logiciel.`);
    this.scope = scope;
  }
}

export const notFound = (): FhirProblem =>
  new FhirProblem(404, 'not-found', 'Cette ressource n’existe pas, ou n’est pas dans l’organisme de ce logiciel.');
export const gone = (): FhirProblem => new FhirProblem(410, 'deleted', 'Cette ressource a été retirée.');
export const invalid = (text: string): FhirProblem => new FhirProblem(400, 'invalid', text);
export const notSupported = (text: string): FhirProblem => new FhirProblem(400, 'not-supported', text);
