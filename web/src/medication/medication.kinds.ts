import { routes } from '@liane/vocabulary/codes/medication';
import { doseUnits } from '@liane/vocabulary/codes/doses';
import { spokenCivilDate } from '../design/french-dates.ts';
import type { ContentOf } from '../facts/content.ts';
import type { Kind, Option, Typed } from '../facts/kind.ts';
import { spokenSince } from '../facts/spoken.ts';
import { joined, textOf } from '../facts/typed.ts';
import { readNumber } from '../health/measures.ts';

const times = [
  { value: 'morning', label: 'Matin' },
  { value: 'noon', label: 'Midi' },
  { value: 'evening', label: 'Soir' },
  { value: 'bedtime', label: 'Coucher' },
  { value: 'night', label: 'Nuit' },
] as const satisfies Option[];

const routeOptions: Option[] = Object.values(routes).map(({ code, display }) => ({ value: code, label: display }));
const unitOptions: Option[] = Object.values(doseUnits).map(({ ucum, singular }) => ({ value: ucum, label: singular }));

/** The dose and the times of day, as one would say them: `1 comprimé matin et soir`. */
export function posologyOf(said: Typed): string | undefined {
  const quantity = readNumber(textOf(said, 'quantity'));
  const unit = Object.values(doseUnits).find(({ ucum }) => ucum === said['unit']);
  const chosen = times
    .filter(({ value }) => Array.isArray(said['times']) && said['times'].includes(value))
    .map(({ label }) => label.toLocaleLowerCase('fr'));
  if (quantity === undefined || unit === undefined || chosen.length === 0) return undefined;
  const when = chosen.length === 1 ? (chosen[0] ?? '') : `${chosen.slice(0, -1).join(', ')} et ${chosen.at(-1) ?? ''}`;
  return `${quantity.toLocaleString('fr-FR')} ${quantity >= 2 ? unit.plural : unit.singular} ${when}`;
}

export const treatment: Kind<ContentOf<'treatment'>> = {
  kind: 'treatment',
  module: 'medication',
  name: 'Traitement',
  one: 'un traitement',
  blank: () => ({ times: [], longTerm: true, isAsNeeded: false }),
  fields: [
    {
      as: 'line',
      name: 'medicine',
      label: 'Médicament',
      required: true,
      help: 'Nom, dosage et forme, comme sur la boîte',
      placeholder: 'Furosémide 40 mg, comprimé',
    },
    { as: 'line', name: 'quantity', label: 'Dose à chaque prise', inputMode: 'numeric', placeholder: '1' },
    { as: 'list', name: 'unit', label: 'Unité', options: unitOptions },
    { as: 'choices', name: 'times', label: 'Moments', options: times },
    {
      as: 'line',
      name: 'posology',
      label: 'Posologie',
      help: 'Laissez vide si la dose et les moments disent tout',
      placeholder: '1 comprimé matin et soir',
    },
    { as: 'check', name: 'isAsNeeded', label: 'Si besoin seulement' },
    {
      as: 'line',
      name: 'condition',
      label: 'Si besoin\u00A0: dans quel cas',
      placeholder: 'Douleur supérieure à 4',
      help: 'Demandé pour un traitement «\u00A0si besoin\u00A0»',
    },
    { as: 'line', name: 'maxPerDay', label: 'Si besoin\u00A0: prises par jour au plus', inputMode: 'numeric' },
    { as: 'list', name: 'routeCode', label: 'Voie', options: routeOptions, later: true },
    { as: 'check', name: 'longTerm', label: 'Traitement au long cours', later: true },
    { as: 'known-date', name: 'since', label: 'Depuis', later: true },
    { as: 'day', name: 'until', label: 'Jusqu’au', later: true },
    { as: 'line', name: 'prescriber', label: 'Prescripteur', later: true },
    { as: 'line', name: 'reason', label: 'Pour quoi', later: true },
  ],
  typedFrom: ({ kind: _kind, dose, route, asNeeded, ...rest }) => ({
    ...rest,
    quantity: dose === undefined ? '' : String(dose.quantity).replace('.', ','),
    unit: dose?.unit ?? '',
    routeCode: route?.code ?? '',
    isAsNeeded: asNeeded !== undefined,
    condition: asNeeded?.condition ?? '',
    maxPerDay: asNeeded?.maxPerDay === undefined ? '' : String(asNeeded.maxPerDay),
    keptRoute: route,
  }),
  complete: completeTreatment,
  title: ({ medicine }) => medicine,
  details: ({ posology, asNeeded, route, since, until, longTerm, prescriber, reason, receivedFrom }) => [
    posology,
    asNeeded &&
      `Si besoin\u00A0: ${asNeeded.condition}${asNeeded.maxPerDay === undefined ? '' : `, ${asNeeded.maxPerDay} par jour au plus`}`,
    joined(
      route?.display,
      !longTerm && 'traitement ponctuel',
      since && spokenSince(since),
      until && `jusqu’au ${spokenCivilDate(until)}`,
      reason,
      prescriber && `prescrit par ${prescriber}`,
    ),
    receivedFrom,
  ],
  endVerb: 'Arrêter ce traitement',
};

function completeTreatment(said: Typed): Typed {
  const {
    quantity: _quantity,
    unit,
    routeCode,
    isAsNeeded,
    condition,
    maxPerDay: _maxPerDay,
    keptRoute,
    ...rest
  } = said;
  const dose = readNumber(textOf(said, 'quantity'));
  const route =
    Object.values(routes).find(({ code }) => code === routeCode) ?? (routeCode === undefined ? undefined : keptRoute);
  const most = readNumber(textOf(said, 'maxPerDay'));
  return {
    ...rest,
    posology: rest['posology'] ?? posologyOf(said),
    ...(dose !== undefined && unit !== undefined && { dose: { quantity: dose, unit } }),
    ...(route !== undefined && { route }),
    ...(isAsNeeded === true && { asNeeded: { condition, ...(most !== undefined && { maxPerDay: most }) } }),
  };
}

export const intake: Kind<ContentOf<'intake'>> = {
  kind: 'intake',
  module: 'medication',
  name: 'Prise',
  one: 'une prise',
  blank: () => ({}),
  timed: true,
  fields: [
    { as: 'line', name: 'medicine', label: 'Médicament donné', required: true },
    { as: 'line', name: 'dose', label: 'Dose donnée', placeholder: '1 comprimé' },
  ],
  complete: (said, occurredAt) => ({ dose: '', ...said, takenAt: occurredAt }),
  title: ({ medicine }) => medicine,
  details: ({ dose }) => [dose],
  endVerb: null,
};

export const noTreatment: Kind<ContentOf<'no-treatment'>> = {
  kind: 'no-treatment',
  module: 'medication',
  name: 'Aucun traitement',
  one: 'qu’il n’y a aucun traitement',
  blank: () => ({}),
  fields: [],
  title: () => 'Aucun traitement',
};

export const noTreatmentSaying = {
  module: 'medication' as const,
  content: { kind: 'no-treatment' as const },
  words: 'Aucun traitement en cours',
};
