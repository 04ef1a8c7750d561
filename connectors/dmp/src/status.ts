import { dmpGenericError } from '@liane/vocabulary/unverified/dmp';
import type { XmlElement } from '@liane/xml';
import { DmpRefused } from './errors.ts';
import { expect, leaf, required } from './strictly.ts';

/**
 * `output { status, context }` of the services proper to the DMP; TD0.4 tells its status without `output` (digest §3.4): both are read.
 * @throws DmpRefused when it is not `DMPOk`
 */
export function checkStatus(message: XmlElement, name: string, namespace: string): XmlElement {
  expect(message, name, namespace);
  const output = message.child('status') ? message : required(message, 'output');
  const status = leaf(output, 'status');
  if (status?.toUpperCase() === 'DMPOK') return output;
  throw new DmpRefused(status?.slice(0, 80) ?? dmpGenericError, leaf(output, 'context') ?? '');
}
