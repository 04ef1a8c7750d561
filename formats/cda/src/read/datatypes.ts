import type { XmlElement } from '@liane/xml';
import type { ReadName, ReadOrganisation, ReadTelecom } from './document.ts';
import type { ReadCode, ReadDate, ReadId, ReadPeriod } from './values.ts';
import { collapse, filled, note, wordsOf } from './reading.ts';
import type { Reading } from './reading.ts';

export function idOf(element: XmlElement | undefined): ReadId | undefined {
  const root = element?.attribute('root');
  return root === undefined ? undefined : { root, extension: element?.attribute('extension') };
}

export const idsOf = (parent: XmlElement, name = 'id'): ReadId[] =>
  parent.childrenNamed(name).flatMap((element) => idOf(element) ?? []);

/** A code, or undefined when the element says nothing at all (absent, nullFlavor without words). */
export function codeOf(element: XmlElement | undefined, reading: Reading): ReadCode | undefined {
  if (element === undefined) return undefined;
  const code = filled(element.attribute('code'));
  const display = filled(element.attribute('displayName'));
  const originalText = wordsOf(element.child('originalText'), reading);
  if (code === undefined && display === undefined && originalText === undefined) return undefined;
  return { code, system: filled(element.attribute('codeSystem')), display, originalText };
}

const timestamp =
  /^(\d{4})(?:(0[1-9]|1[0-2])(?:(0[1-9]|[12]\d|3[01])(?:([01]\d|2[0-3])([0-5]\d)?([0-5]\d)?(?:\.\d+)?([+-]\d{4})?)?)?)?$/;

/** TS of HL7 (§1.4) to ISO 8601 at the same precision; what is not a date is noted. */
export function dateOf(element: XmlElement | undefined, reading: Reading): ReadDate | undefined {
  const value = filled(element?.attribute('value'));
  if (value === undefined) return undefined;
  const [matched, year = '', month, day, hour, minute = '00', second = '00', offset = ''] = timestamp.exec(value) ?? [];
  if (matched === undefined) {
    note(reading, element?.name ?? 'time', `La date « ${value.slice(0, 40)} » n'est pas lisible.`);
    return undefined;
  }
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  if (hour === undefined) return date;
  return `${date}T${hour}:${minute}:${second}${offset.replace(/(\d{2})$/, ':$1')}`;
}

/** IVL_TS, or a single TS read as a period without end. */
export function periodOf(element: XmlElement | undefined, reading: Reading): ReadPeriod | undefined {
  if (element === undefined) return undefined;
  const low =
    dateOf(element.child('low'), reading) ?? dateOf(element, reading) ?? dateOf(element.child('center'), reading);
  const high = dateOf(element.child('high'), reading);
  return low === undefined && high === undefined ? undefined : { low, high };
}

export function numberOf(element: XmlElement | undefined): number | undefined {
  const value = filled(element?.attribute('value')?.trim());
  if (value === undefined) return undefined;
  const number = Number(value.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

export const telecomsOf = (parent: XmlElement | undefined): ReadTelecom[] =>
  (parent?.childrenNamed('telecom') ?? []).flatMap((element) => {
    const value = filled(element.attribute('value'));
    return value === undefined ? [] : [{ value, use: element.attribute('use') }];
  });

/** Each address on one line, in the order of a French envelope. */
export const addressesOf = (parent: XmlElement | undefined): string[] =>
  (parent?.childrenNamed('addr') ?? []).map(addressLine).filter((line) => line !== '');

function addressLine(address: XmlElement): string {
  const part = (name: string): string => collapse(address.child(name)?.allText() ?? '');
  const lines = address.childrenNamed('streetAddressLine').map((line) => collapse(line.allText()));
  if (lines.length > 0) return lines.filter((line) => line !== '').join(', ');
  const groups = [
    ['unitID', 'additionalLocator', 'precinct'],
    ['houseNumber', 'houseNumberNumeric', 'streetNameType', 'streetName'],
    ['postBox'],
    ['postalCode', 'city'],
    ['state'],
    ['country'],
  ];
  const written = groups
    .map((names) =>
      names
        .map(part)
        .filter((text) => text !== '')
        .join(' '),
    )
    .filter((text) => text !== '');
  return written.length > 0 ? written.join(', ') : collapse(address.allText());
}

/** Name of a professional or a relative: the birth family name first when several are given (§1.5). */
export function nameOf(element: XmlElement | undefined): ReadName | undefined {
  if (element === undefined) return undefined;
  const part = (name: string): string | undefined =>
    filled(
      element
        .childrenNamed(name)
        .map((each) => collapse(each.allText()))
        .filter((text) => text !== '')
        .join(' '),
    );
  const name = { family: part('family'), given: part('given'), prefix: part('prefix'), suffix: part('suffix') };
  if (Object.values(name).some((each) => each !== undefined)) return name;
  const whole = filled(collapse(element.allText()));
  return whole === undefined ? undefined : { ...name, family: whole };
}

export function organisationOf(element: XmlElement | undefined, reading: Reading): ReadOrganisation | undefined {
  if (element === undefined) return undefined;
  return {
    ids: idsOf(element),
    name: filled(collapse(element.child('name')?.allText() ?? '')),
    setting: codeOf(element.child('standardIndustryClassCode'), reading),
    addresses: addressesOf(element),
    telecoms: telecomsOf(element),
  };
}
