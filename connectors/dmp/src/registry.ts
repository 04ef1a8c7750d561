import { dmpGenericError } from '@liane/vocabulary/unverified/dmp';
import type { RegistryError, RegistryResponse } from '@liane/xds';
import { DmpRefused } from './errors.ts';

/** Warnings of an answer that succeeded; a partial success counts as one when `partial` is taken. @throws DmpRefused with the first error otherwise */
export function checkRegistry({ status, errors }: RegistryResponse, partial: 'taken' | 'refused'): RegistryError[] {
  if (status === 'Success' || (status === 'PartialSuccess' && partial === 'taken')) return errors;
  const [first, ...others] = errors.toSorted((one, other) => severityRank(one) - severityRank(other)).map(named);
  throw new DmpRefused(first?.code ?? dmpGenericError, first?.context ?? '', { others });
}

const severityRank = ({ severity }: RegistryError): number => (severity === 'Error' ? 0 : 1);

const named = ({ code, context }: RegistryError): { code: string; context: string } => ({
  code: code.trim().slice(0, 80) || dmpGenericError,
  context,
});
