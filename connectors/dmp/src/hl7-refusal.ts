import { dmpGenericError } from '@liane/vocabulary/unverified/dmp';
import type { XmlElement } from '@liane/xml';
import { DmpRefused } from './errors.ts';

/** A message that was not accepted: code and text of its `acknowledgementDetail` (digest §3.3). */
export function refusalIn(message: XmlElement): DmpRefused {
  const detail = message.path('acknowledgement', 'acknowledgementDetail');
  const code = detail?.child('code')?.attribute('code') ?? '';
  return new DmpRefused(code === '' ? dmpGenericError : code.slice(0, 80), detail?.child('text')?.allText() ?? '');
}
