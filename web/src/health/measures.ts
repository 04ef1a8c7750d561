import type { vitalSignCodes } from '@liane/server/contract/health';

export type MeasureCode = (typeof vitalSignCodes)[number];

export interface Measure {
  code: MeasureCode;
  name: string;
  short: string;
  unit: string;
  decimals: 0 | 1 | 2;
  /** Outside these, one looks again before saving: not a diagnosis, a typing guard. */
  usual: readonly [low: number, high: number];
}

/** In the order of a round, the most taken first. */
export const measures: readonly Measure[] = [
  { code: 'temperature', name: 'Température', short: 'T°', unit: '°C', decimals: 1, usual: [35, 39] },
  {
    code: 'systolic',
    name: 'Tension systolique',
    short: 'T.A. haute',
    unit: 'mmHg',
    decimals: 0,
    usual: [90, 180],
  },
  {
    code: 'diastolic',
    name: 'Tension diastolique',
    short: 'T.A. basse',
    unit: 'mmHg',
    decimals: 0,
    usual: [45, 110],
  },
  { code: 'heart-rate', name: 'Pouls', short: 'Pouls', unit: '/min', decimals: 0, usual: [45, 120] },
  { code: 'oxygen-saturation', name: 'Saturation', short: 'SpO₂', unit: '%', decimals: 0, usual: [90, 100] },
  {
    code: 'respiratory-rate',
    name: 'Fréquence respiratoire',
    short: 'Respiration',
    unit: '/min',
    decimals: 0,
    usual: [10, 28],
  },
  { code: 'pain', name: 'Douleur', short: 'Douleur', unit: '/10', decimals: 0, usual: [0, 6] },
  { code: 'weight', name: 'Poids', short: 'Poids', unit: 'kg', decimals: 1, usual: [30, 150] },
  { code: 'glycaemia', name: 'Glycémie', short: 'Glycémie', unit: 'g/L', decimals: 2, usual: [0.6, 3] },
  { code: 'height', name: 'Taille', short: 'Taille', unit: 'cm', decimals: 0, usual: [120, 210] },
];

/** What no instrument can show: the unit or a comma is wrong. */
const possible: Record<MeasureCode, readonly [number, number]> = {
  temperature: [25, 45],
  systolic: [30, 300],
  diastolic: [10, 200],
  'heart-rate': [15, 300],
  'oxygen-saturation': [30, 100],
  'respiratory-rate': [3, 80],
  pain: [0, 10],
  weight: [2, 400],
  glycaemia: [0.1, 10],
  height: [40, 250],
};

export type Doubt = { level: 'unusual' | 'impossible'; words: string };

/** A word when a value surprises; undefined when it does not. */
export function doubtAbout({ code, usual, unit }: Measure, value: number): Doubt | undefined {
  const [least, most] = possible[code];
  if (value < least || value > most) {
    return {
      level: 'impossible',
      words: `Impossible\u00A0: entre ${shownNumber(least)} et ${shownNumber(most)} ${unit}`,
    };
  }
  const [low, high] = usual;
  if (value < low) return { level: 'unusual', words: 'Très bas\u00A0: vérifiez' };
  if (value > high) return { level: 'unusual', words: 'Très haut\u00A0: vérifiez' };
  return undefined;
}

export const shownNumber = (value: number): string => value.toLocaleString('fr-FR', { maximumFractionDigits: 2 });

/** `37,2` or `37.2` → 37.2; undefined when it is no number. */
export function readNumber(text: string): number | undefined {
  const written = text.trim().replace(',', '.');
  return /^\d+(\.\d*)?$/.test(written) ? Number(written) : undefined;
}

export type Values = Partial<Record<MeasureCode, number>>;

/** `38,4 °C · tension 128/74 · pouls 82 /min`. */
export function valuesInWords(values: Values): string {
  const { systolic, diastolic } = values;
  const pressure = systolic === undefined || diastolic === undefined ? [] : [`tension ${systolic}/${diastolic} mmHg`];
  const paired = pressure.length > 0 ? new Set<MeasureCode>(['systolic', 'diastolic']) : new Set<MeasureCode>();
  const others = measures.flatMap(({ code, name, unit }) => {
    const value = values[code];
    return value === undefined || paired.has(code)
      ? []
      : [`${name.toLocaleLowerCase('fr')} ${shownNumber(value)} ${unit}`];
  });
  return [...pressure, ...others].join(' · ');
}
