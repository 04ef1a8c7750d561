import type { VitalSign, VitalSigns } from '../../models/vital-signs.ts';
import { loinc } from '../../codes/code-systems.ts';
import { vitalSignsEntry } from '../entries/vital-signs.ts';
import type { Measure } from '../entries/vital-signs.ts';
import { cell, paragraph } from '../narrative.ts';
import type { Section } from '../section.ts';

interface Sign {
  key: VitalSign;
  code: string;
  display: string;
  unit: string;
  spokenUnit: string;
  /** Expected on every transfer sheet (CDA digest §4.4). */
  expected: boolean;
}

const sign = (
  key: Sign['key'],
  code: string,
  display: string,
  unit: string,
  spokenUnit: string,
  expected = true,
): Sign => ({ key, code, display, unit, spokenUnit, expected });

/** JDV_SignesVitaux and the UCUM unit imposed for each (CDA digest §4.2). */
const signs: readonly Sign[] = [
  sign('heartRatePerMinute', '8867-4', 'Fréquence cardiaque', '/min', '/min'),
  sign('temperatureCelsius', '8310-5', 'Température corporelle', 'Cel', '°C'),
  sign('weightKilograms', '29463-7', 'Poids', 'kg', 'kg'),
  sign('systolicMmHg', '8480-6', 'Pression artérielle systolique', 'mm[Hg]', 'mmHg'),
  sign('diastolicMmHg', '8462-4', 'Pression artérielle diastolique', 'mm[Hg]', 'mmHg'),
  sign('respiratoryRatePerMinute', '9279-1', 'Fréquence respiratoire', '/min', '/min', false),
  sign('oxygenSaturationPercent', '20564-1', 'Saturation en O2', '%', '%', false),
];

const anchorOf = (code: string): string => `constante-${code}`;

const written = (vitals: VitalSigns): Sign[] =>
  signs.filter(({ key, expected }) => expected || vitals[key] !== undefined);

export const vitalSigns: Section<VitalSigns> = {
  templateIds: [
    '2.16.840.1.113883.10.20.1.16',
    '1.3.6.1.4.1.19376.1.5.3.1.3.25',
    '1.3.6.1.4.1.19376.1.5.3.1.1.5.3.2',
    '1.2.250.1.213.1.1.2.75',
  ],
  code: loinc('8716-3', 'Signes vitaux'),
  title: 'Constantes',
  narrative: (vitals, times) => [
    ...(signs.some(({ key }) => vitals[key] !== undefined)
      ? [paragraph(`Dernières mesures, le ${times.spoken(vitals.measuredAt)} sauf mention contraire`)]
      : []),
    {
      kind: 'table',
      head: ['Constante', 'Mesure'],
      rows: written(vitals).map(({ key, code, display, spokenUnit }) => {
        const earlier = vitals.takenAt?.[key];
        const when = earlier ? ` (le ${times.spoken(earlier)})` : '';
        return [cell(display, anchorOf(code)), cell(`${measured(vitals[key], spokenUnit)}${when}`)];
      }),
    },
  ],
  entries: (vitals, { newId, times }) => [
    vitalSignsEntry(
      written(vitals).map(({ key, code, display, unit }): Measure => ({
        code: loinc(code, display),
        unit,
        value: vitals[key],
        anchor: anchorOf(code),
        time: times.stamp(vitals.takenAt?.[key] ?? vitals.measuredAt),
      })),
      times.stamp(vitals.measuredAt),
      newId,
    ),
  ],
};

const measured = (value: number | undefined, unit: string): string =>
  value === undefined ? 'Non mesuré' : `${String(value).replace('.', ',')} ${unit}`;
