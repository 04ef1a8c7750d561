import type { Bundle, BundleLink, OperationOutcome, Resource } from '@medplum/fhirtypes';

export interface FhirSearchsetInput {
  id: string;
  at: Date;
  /** `https://…/fhir/R4`. */
  base: string;
  found: readonly Resource[];
  /** What was understood of the question. */
  self: string;
  /** Absent on the last page. */
  next: string | null;
  outcome: OperationOutcome | null;
}

/** A page of a search: the total is not counted, the last page has no link `next` (R4 §3.1.1.4). */
export function searchset({ id, at, base, found, self, next, outcome }: FhirSearchsetInput): Bundle {
  const link: BundleLink[] = [{ relation: 'self', url: self }];
  if (next !== null) link.push({ relation: 'next', url: next });
  const entry: NonNullable<Bundle['entry']> = found.map((resource) => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode: 'match' },
  }));
  if (outcome) entry.push({ resource: outcome, search: { mode: 'outcome' } });
  return {
    resourceType: 'Bundle',
    id,
    meta: { lastUpdated: at.toISOString() },
    type: 'searchset',
    link,
    ...(entry.length > 0 ? { entry } : {}),
  };
}
