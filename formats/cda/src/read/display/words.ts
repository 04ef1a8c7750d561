import { inFrenchDate } from '@liane/vocabulary';
import { escapeText } from '@liane/xml';
import type { ReadName, ReadParty, ReadTelecom } from '../document.ts';
import type { ReadCode, ReadDate, ReadPeriod } from '../values.ts';

/** `15/01/2026 à 14:30`, `12/04/1958`, `04/1958`: the writer's own local time, never shifted. */
export function frenchDate(date: ReadDate | undefined): string {
  if (date === undefined) return '';
  const [day = '', time] = date.split('T');
  const [year = '', month] = day.split('-');
  const written = day.length === 7 ? `${month}/${year}` : inFrenchDate(day);
  return time === undefined ? written : `${written} à ${time.slice(0, 5)}`;
}

export function frenchPeriod(period: ReadPeriod | undefined): string {
  if (period === undefined) return '';
  if (period.low === undefined) return `jusqu'au ${frenchDate(period.high)}`;
  return period.high === undefined
    ? frenchDate(period.low)
    : `du ${frenchDate(period.low)} au ${frenchDate(period.high)}`;
}

export const label = (code: ReadCode | undefined): string => code?.display ?? code?.originalText ?? code?.code ?? '';

/** « DR Claire BRIAND »: the title, when there is one, takes the place of the civility. */
export const fullName = (name: ReadName | undefined): string =>
  [name?.suffix ?? name?.prefix, name?.given, name?.family].filter((part) => part !== undefined).join(' ');

const schemes: Record<string, string> = { tel: 'tél.', fax: 'fax', mailto: '', http: '', https: '' };

export function telecomText({ value }: ReadTelecom): string {
  const [, scheme = '', rest = value] = /^([a-z]+):(.*)$/i.exec(value) ?? [];
  return `${schemes[scheme.toLowerCase()] ?? scheme} ${rest}`.trim();
}

/** Name, function, organisation and ways to reach, on one line of text. */
export function partyLine(party: ReadParty): string {
  const name = fullName(party.name);
  const said = [
    name === '' ? (party.device ?? '') : name,
    label(party.functionCode) === '' ? label(party.code) : label(party.functionCode),
    party.organisation?.name ?? '',
    ...party.telecoms.slice(0, 3).map(telecomText),
  ];
  return said.filter((part) => part !== '').join(', ');
}

/** A line of a definition list, nothing when there is nothing to say. */
export const line = (term: string, text: string | string[]): string => {
  const texts = (Array.isArray(text) ? text : [text]).filter((each) => each !== '');
  if (texts.length === 0) return '';
  return `<div><dt>${escapeText(term)}</dt>${texts.map((each) => `<dd>${escapeText(each)}</dd>`).join('')}</div>`;
};
