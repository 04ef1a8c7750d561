import type { XmlElement } from '@liane/xml';
import type { JudgedDocument } from './judged-document.ts';
import { demand, every, fault, warning } from './rule.ts';
import type { Rule } from './rule.ts';

const periods = new Set(['effectiveTime', 'time', 'birthTime']);

/** Every element that dates something: a moment, or a bound of a period. Quantities have bounds of the same names. */
const dated = ({ all, parentOf }: JudgedDocument): XmlElement[] =>
  all.filter(
    (element) =>
      element.attribute('value') !== undefined &&
      (periods.has(element.name) ||
        ((element.name === 'low' || element.name === 'high') && periods.has(parentOf(element)?.name ?? ''))),
  );

const stamp = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\d{2})?)?([+-])(\d{2})(\d{2}))?)?)?$/;

/** First instant that an HL7 time may mean, in milliseconds; undefined when it is no time at all (CDA digest §1.4). */
function instantOf(text: string): number | undefined {
  const match = stamp.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, sign, aheadHours, aheadMinutes] = match;
  const at = [year, month ?? 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0].map(Number);
  const [y = 0, mo = 1, d = 1, h = 0, mi = 0, s = 0] = at;
  const ahead = Number(aheadHours ?? 0) * 60 + Number(aheadMinutes ?? 0);
  const asUtc = new Date(Date.UTC(y, mo - 1, d, h, mi, s));
  const isCivil = asUtc.getUTCMonth() === mo - 1 && asUtc.getUTCDate() === d;
  if (!isCivil || h > 23 || mi > 59 || s > 59 || ahead > 14 * 60) return undefined;
  return asUtc.getTime() - (sign === '-' ? -ahead : ahead) * 60_000;
}

/** A lunar date of birth keeps zeros where nothing is known (services digest §2.1). */
const isLunar = (element: XmlElement): boolean =>
  element.name === 'birthTime' && /^\d{4}(00|\d{2}00)/.test(element.attribute('value') ?? '');

const valueOf = (element: XmlElement | undefined): string => element?.attribute('value') ?? '';

/** A departure is written a little ahead, and clocks differ; in milliseconds. */
const tolerance = 3_600_000;

/** What says that something was done, and when: its time cannot come after the document that tells it. */
const happened = (document: JudgedDocument): XmlElement[] =>
  dated(document).filter((element) => {
    if (element.name === 'high') return false;
    const parent = document.parentOf(element);
    const owner = periods.has(element.name) ? parent : parent && document.parentOf(parent);
    return owner?.name === 'author' || owner?.attribute('moodCode') === 'EVN';
  });

/** CDA digest §1.4 and §2.3: times, which the official rules hardly look at. */
export const timeRules: Rule[] = [
  fault('time/shape', '§1.4', (document) =>
    every(
      dated(document).filter((element) => !isLunar(element)),
      (element) => instantOf(valueOf(element)) !== undefined,
      (element) =>
        `« ${valueOf(element)} » n'est pas une date possible : AAAA, AAAAMM, AAAAMMJJ, ou jusqu'à l'heure avec son décalage horaire.`,
    ),
  ),
  fault('time/born-before', '§1.3', (document) => {
    const [birth] = document.at('recordTarget', 'patientRole', 'patient', 'birthTime');
    const made = instantOf(valueOf(document.root.child('effectiveTime')));
    const born = instantOf(valueOf(birth));
    if (!birth || made === undefined || born === undefined) return [];
    return demand(born <= made + 86_400_000, birth, "L'usager naîtrait après la date du document.");
  }),
  warning('time/not-after-document', '§2.3', (document) => {
    const made = instantOf(valueOf(document.root.child('effectiveTime')));
    if (made === undefined) return [];
    return every(
      happened(document),
      (element) => {
        const text = valueOf(element);
        const at = instantOf(text);
        return at === undefined || at <= made + (text.length > 8 ? tolerance : 86_400_000);
      },
      (element) => `« ${valueOf(element)} » vient après la date du document, qui dit pourtant que c'est fait.`,
    );
  }),
];
