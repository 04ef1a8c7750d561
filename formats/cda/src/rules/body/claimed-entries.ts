import type { XmlElement } from '@liane/xml';
import type { JudgedDocument } from '../judged-document.ts';
import { claims } from '../judged-document.ts';

/** CI-SIS template of an entry, by its number (CDA digest §0.3). */
export const entryRoot = (n: number): string => `1.2.250.1.213.1.1.3.${n}`;

/** Elements that claim one of these CI-SIS entry templates. */
export const entriesOf = ({ all }: JudgedDocument, ...numbers: number[]): XmlElement[] =>
  all.filter((element) => numbers.some((n) => claims(element, entryRoot(n))));

export const statusOf = (element: XmlElement): string | undefined => element.child('statusCode')?.attribute('code');
