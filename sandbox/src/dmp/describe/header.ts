import type { Coded } from '@liane/xds';
import type { XmlElement } from '@liane/xml';

/** What an element says in words, spaces told once; empty when it is absent. */
export const wordsOf = (element: XmlElement | undefined): string =>
  (element?.allText() ?? '').replaceAll(/\s+/g, ' ').trim();

/** The coded value of an element; all empty when it is absent, for the rules to refuse. */
export const codedOf = (element: XmlElement | undefined): Coded => {
  const code = element?.attribute('code') ?? '';
  return {
    code,
    codeSystem: element?.attribute('codeSystem') ?? '',
    displayName: element?.attribute('displayName') ?? code,
  };
};

/** The identifiers of a role that have both their parts, in order. */
export const idsOf = (role: XmlElement | undefined): { root: string; extension: string }[] =>
  (role?.childrenNamed('id') ?? []).flatMap((id) => {
    const root = id.attribute('root') ?? '';
    const extension = id.attribute('extension') ?? '';
    return root === '' || extension === '' ? [] : [{ root, extension }];
  });

const shape = /^(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})?(\d{2})?(?:\.\d+)?)?(?:([+-])(\d{2})(\d{2}))?$/;

/**
 * A time of a CDA as the DMP wants it, in UTC to the second (digest 3.5). A time without its offset is of no known hour: its day
 * alone is told. Null when it is no time.
 */
export function utcOf(element: XmlElement | undefined): string | null {
  const [said, year = '', month = '', day = '', hour, minute = '00', second = '00', sign, hours, minutes] =
    shape.exec(element?.attribute('value') ?? '') ?? [];
  if (said === undefined) return null;
  if (hour === undefined || sign === undefined) return `${year}${month}${day}`;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return timeOf(new Date(sign === '+' ? local - ahead : local + ahead));
}

/** `AAAAMMJJhhmmss` in UTC. */
export const timeOf = (instant: Date): string =>
  [
    String(instant.getUTCFullYear()).padStart(4, '0'),
    ...[
      instant.getUTCMonth() + 1,
      instant.getUTCDate(),
      instant.getUTCHours(),
      instant.getUTCMinutes(),
      instant.getUTCSeconds(),
    ].map((part) => String(part).padStart(2, '0')),
  ].join('');
