import type { XmlElement } from '@liane/xml';
import { filled, wordsOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** UCUM units of posology in French; another unit is shown as received. */
const units: Record<string, string> = {
  s: 's',
  min: 'min',
  h: 'h',
  d: 'jour(s)',
  wk: 'semaine(s)',
  mo: 'mois',
  a: 'an(s)',
  '{tablet}': 'comprimé(s)',
  '{tbl}': 'comprimé(s)',
  '{capsule}': 'gélule(s)',
  '{count}': 'unité(s)',
  '[drp]': 'goutte(s)',
  '{puff}': 'bouffée(s)',
  '{sachet}': 'sachet(s)',
  '[iU]': 'UI',
  '[IU]': 'UI',
  ug: 'µg',
  mL: 'ml',
};

/** Times of life of HL7 TimingEvent, for doses tied to meals and sleep. */
const events: Record<string, string> = {
  AC: 'avant les repas',
  ACD: 'avant le déjeuner',
  ACM: 'avant le petit-déjeuner',
  ACV: 'avant le dîner',
  C: 'aux repas',
  CD: 'au déjeuner',
  CM: 'au petit-déjeuner',
  CV: 'au dîner',
  HS: 'au coucher',
  IC: 'entre les repas',
  PC: 'après les repas',
  PCD: 'après le déjeuner',
  PCM: 'après le petit-déjeuner',
  PCV: 'après le dîner',
  WAKE: 'au réveil',
};

/** `2 à 4 comprimé(s)`: the words of the writer when there are some, else the quantity. */
export function doseOf(quantity: XmlElement | undefined, reading: Reading): string | undefined {
  if (quantity === undefined) return undefined;
  const [low, high] = [quantity.child('low'), quantity.child('high')];
  const words = [low, high, quantity].flatMap((each) => writtenWords(each, reading) ?? []);
  const from = low?.attribute('value') ?? quantity.attribute('value');
  const to = high?.attribute('value');
  const unit = unitInFrench((low ?? high ?? quantity).attribute('unit'));
  const numbers = from !== undefined && to !== undefined && from !== to ? `${from} à ${to}` : (from ?? to);
  if (words[0] !== undefined && (numbers === undefined || /\d/.test(words[0]))) return words[0];
  return numbers === undefined ? undefined : [numbers, words[0] ?? unit].filter((part) => part !== undefined).join(' ');
}

/** PIVL_TS, EIVL_TS and their unions (SXPR_TS) in one French text. */
export function frequencyOf(times: XmlElement[], reading: Reading): string | undefined {
  return filled(times.flatMap((time) => rhythmOf(time, reading)).join(', '));
}

function rhythmOf(time: XmlElement, reading: Reading): string[] {
  const parts = time.childrenNamed('comp');
  if (parts.length > 0) return parts.flatMap((part) => rhythmOf(part, reading));
  const words = wordsOf(time.child('originalText'), reading) ?? writtenWords(time.child('period'), reading);
  if (words !== undefined) return [words];
  const event = time.child('event')?.attribute('code');
  if (event !== undefined) return [events[event] ?? event];
  const period = time.child('period');
  const value = period?.attribute('value');
  const unit = period?.attribute('unit');
  if (value === undefined || unit === undefined) return [];
  return [everyInFrench(value, unit)];
}

function everyInFrench(value: string, unit: string): string {
  if (value === '1' && unit === 'd') return '1 fois par jour';
  if (value === '1' && unit === 'wk') return '1 fois par semaine';
  if (value === '1' && unit === 'mo') return '1 fois par mois';
  return `1 fois par période de ${value} ${unitInFrench(unit) ?? ''}`.trim();
}

const writtenWords = (element: XmlElement | undefined, reading: Reading): string | undefined =>
  wordsOf(element?.path('translation', 'originalText'), reading);

const unitInFrench = (unit: string | undefined): string | undefined =>
  unit === undefined || unit === '1' ? undefined : (units[unit] ?? unit);
