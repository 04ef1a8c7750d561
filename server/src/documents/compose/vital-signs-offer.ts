import type { TransferSheet, VitalSign, VitalSigns } from '@liane/cda';
import { frenchDateTime } from '@liane/vocabulary';
import { currentOf, type OfKind } from './current.ts';
import { timesOf } from './health-offers.ts';
import type { Material } from './material.ts';
import { offer, type Offer } from './offer.ts';

const day = 86_400_000;

/** Signs of one round, and the words of an author who preferred words to figures. */
export interface SignsSaid {
  at: Date;
  signs?: Partial<Record<VitalSign, number>>;
  consciousness?: TransferSheet['consciousness'];
  pain?: TransferSheet['pain'];
  words?: string;
}

/** A weight is rarely taken the day somebody leaves; the other signs are of no use once a day old. */
const freshness = (code: keyof Values): number => (code === 'weight' || code === 'height' ? 31 * day : day);

/** The last value of each sign: a round that brings none is left out, one that only repeats is too. The last round of all always stands. */
export function offerVitalSigns(material: Material): Offer<SignsSaid>[] {
  const seen = new Set<string>();
  return currentOf(material.series, 'vital-signs').flatMap((fact, index) => {
    const age = material.now.getTime() - fact.occurredAt.getTime();
    const values = Object.fromEntries(
      Object.entries(fact.content.values).filter(
        ([code]) => !seen.has(code) && (index === 0 || age < freshness(code as keyof Values)),
      ),
    ) as Values;
    const consciousness = seen.has('consciousness') || age > day ? undefined : fact.content.consciousness;
    if (Object.keys(values).length === 0 && !consciousness && index > 0) return [];
    for (const code of Object.keys(values)) seen.add(code);
    if (consciousness) seen.add('consciousness');
    return [
      offer({
        ...timesOf(material),
        fact,
        ageing: 'vital-signs' as const,
        agesFrom: fact.occurredAt,
        text: `${frenchDateTime(fact.occurredAt, material.timeZone)} : ${signsInWords({ ...fact.content, values, consciousness })}`,
        item: {
          at: fact.occurredAt,
          signs: signsOf(values),
          ...(consciousness ? { consciousness } : {}),
          ...(values.pain === undefined ? {} : { pain: { present: values.pain > 0 } }),
          ...wordsOf(fact, values, material),
        },
        reworded: (words): SignsSaid => ({ at: fact.occurredAt, words }),
      }),
    ];
  });
}

/** What the coded signs of the sheet have no place for. */
function wordsOf(
  { content: { comment }, occurredAt }: OfKind<'vital-signs'>,
  values: Values,
  { timeZone }: Material,
): { words?: string } {
  const others = measures
    .filter(([code]) => code === 'pain' || code === 'glycaemia' || code === 'height')
    .flatMap(([code, name, unit]) =>
      values[code] === undefined ? [] : [`${name} ${number.format(values[code])} ${unit}`],
    );
  const words = [...others, ...(comment ? [comment] : [])].join(' · ');
  return words ? { words: `${frenchDateTime(occurredAt, timeZone)} : ${words}` } : {};
}

type Signs = OfKind<'vital-signs'>['content'];
type Values = Signs['values'];

const measures: [keyof Values, string, string][] = [
  ['heart-rate', 'pouls', '/min'],
  ['respiratory-rate', 'fréquence respiratoire', '/min'],
  ['temperature', 'température', '°C'],
  ['oxygen-saturation', 'SpO₂', '%'],
  ['weight', 'poids', 'kg'],
  ['height', 'taille', 'cm'],
  ['pain', 'douleur', '/10'],
  ['glycaemia', 'glycémie', 'g/L'],
];

const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

const consciousnessInFrench = {
  awake: 'conscient et éveillé',
  arousable: 'éveillable',
  'not-arousable': 'non éveillable',
} as const;

function signsInWords({ values, consciousness, comment }: Pick<Signs, 'values' | 'consciousness' | 'comment'>): string {
  const pressure =
    values.systolic !== undefined && values.diastolic !== undefined
      ? [`tension ${values.systolic}/${values.diastolic} mmHg`]
      : [];
  const others = measures.flatMap(([code, name, unit]) =>
    values[code] === undefined ? [] : [`${name} ${number.format(values[code])} ${unit}`],
  );
  return [
    ...pressure,
    ...others,
    ...(consciousness ? [consciousnessInFrench[consciousness]] : []),
    ...(comment ? [comment] : []),
  ].join(' · ');
}

const signNames: Partial<Record<keyof Values, VitalSign>> = {
  'heart-rate': 'heartRatePerMinute',
  temperature: 'temperatureCelsius',
  weight: 'weightKilograms',
  systolic: 'systolicMmHg',
  diastolic: 'diastolicMmHg',
  'respiratory-rate': 'respiratoryRatePerMinute',
  'oxygen-saturation': 'oxygenSaturationPercent',
};

const signsOf = (values: Values): Partial<Record<VitalSign, number>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([code, value]) => {
      const name = signNames[code as keyof Values];
      return name ? [[name, value]] : [];
    }),
  );

const countOf = ({ signs = {} }: SignsSaid): number => Object.keys(signs).length;

/** Rounds that stand, the last first, as one set of signs at the time of the fullest round; the others keep their own time. */
export function allSigns(rounds: readonly SignsSaid[], now: Date): VitalSigns {
  const coded = rounds.filter(({ signs }) => signs && Object.keys(signs).length > 0);
  const [fullest] = coded.toSorted((a, b) => countOf(b) - countOf(a));
  const measuredAt = fullest?.at ?? now;
  const values: Partial<Record<VitalSign, number>> = {};
  const takenAt: Partial<Record<VitalSign, Date>> = {};
  for (const { at, signs = {} } of coded.toReversed()) {
    Object.assign(values, signs);
    for (const sign of Object.keys(signs) as VitalSign[])
      if (at.getTime() === measuredAt.getTime()) delete takenAt[sign];
      else takenAt[sign] = at;
  }
  return { measuredAt, takenAt, ...values };
}
