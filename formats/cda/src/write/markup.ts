import { escapeAttribute } from '@liane/xml';
import type { Coded } from '@liane/vocabulary';
import type { Identifier } from '../models/people.ts';
import type { PartialDate } from '../models/known.ts';
import { hl7Day } from './times.ts';

/** An attribute with its leading space, or nothing when there is no value. */
export const attribute = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : ` ${name}="${escapeAttribute(String(value))}"`;

/** CDA digest §1.2: a UUID is written in capital letters. */
export const rootOf = (root: string): string => (/^[0-9a-f]{8}-/i.test(root) ? root.toUpperCase() : root);

export const idElement = ({ root, extension }: Identifier): string =>
  `<id${attribute('root', rootOf(root))}${attribute('extension', extension)}/>`;

/** A clinical statement or section is named by a fresh UUID. */
export const freshId = (newId: () => string): string => idElement({ root: newId() });

export const templateIds = (roots: readonly string[]): string =>
  roots.map((root) => `<templateId${attribute('root', root)}/>`).join('');

export const codedAttributes = ({ code, display, system }: Coded): string =>
  attribute('code', code) + attribute('displayName', display) + attribute('codeSystem', system);

export const codeElement = (coded: Coded, name = 'code'): string => `<${name}${codedAttributes(coded)}/>`;

/** `text/reference`: the statement in words, in the narrative (CDA digest §7.4). */
export const textReference = (anchor: string): string => `<text><reference${attribute('value', `#${anchor}`)}/></text>`;

export const originalText = (anchor: string): string =>
  `<originalText><reference${attribute('value', `#${anchor}`)}/></originalText>`;

/** A bound of a period; unknown is said, never left out. */
export const bound = (name: 'low' | 'high', day: PartialDate | undefined): string =>
  day ? `<${name}${attribute('value', hl7Day(day))}/>` : `<${name} nullFlavor="UNK"/>`;

/** A yes/no value; `NASK` says that nobody observed. */
export const yesNoValue = (value: boolean | undefined): string =>
  value === undefined ? '<value xsi:type="BL" nullFlavor="NASK"/>' : `<value xsi:type="BL" value="${value}"/>`;
