import { AssuranceTooLow } from './errors.ts';

/** Lowest first. The service is asked eidas1 and was seen answering eidas3: compare ranks, never strings (digest §1.3). */
const levels = ['eidas1', 'eidas2', 'eidas3'];

export const askedLevel = 'eidas1';

export const isAtLeast = (acr: string, asked: string): boolean =>
  levels.includes(acr) && levels.indexOf(acr) >= levels.indexOf(asked);

/** @throws AssuranceTooLow */
export function assuranceOf(acr: string | undefined): string {
  if (acr === undefined || !isAtLeast(acr, askedLevel)) throw new AssuranceTooLow(acr ?? '');
  return acr;
}
