import { inFrenchDate, partialDateInFrench, sinceInFrench } from '@liane/vocabulary';
import type { ReplyOf } from '../platform/index.ts';
import type { CareplanContent } from '../careplan/index.ts';
import type { CircleContent } from '../circle/index.ts';
import type { Fact } from '../facts/index.ts';
import type { HealthContent } from '../health/index.ts';
import type { MedicationContent } from '../medication/index.ts';
import type { record } from './contract.ts';

export type Line = ReplyOf<typeof record.open>['synthesis']['treatments'][number];

/** One fact in one line, for lists and handovers. */
export function line(fact: Fact): Line {
  const [title, detail] = inWords(fact.content as HealthContent | CircleContent | CareplanContent | MedicationContent);
  return {
    factId: fact.factId,
    module: fact.module,
    title,
    detail: detail || null,
    over: null,
    at: fact.occurredAt.toISOString(),
    by: fact.by,
  };
}

function inWords(
  content: HealthContent | CircleContent | CareplanContent | MedicationContent,
): [title: string, detail: string | undefined] {
  switch (content.kind) {
    case 'allergy':
      return [`Allergie : ${content.label}`, content.reaction];
    case 'problem':
      return [
        content.label,
        [content.since && sinceInFrench(content.since), content.comment].filter(Boolean).join(' · '),
      ];
    case 'antecedent':
      return [content.label, content.date && partialDateInFrench(content.date)];
    case 'vital-signs':
      return ['Constantes', vitalSignsInWords(content)];
    case 'risk':
      return [content.label, content.comment];
    case 'state-observation':
      return [`${content.code.display} : ${content.present ? 'oui' : 'non'}`, content.comment];
    case 'device':
      return [content.label, content.comment];
    case 'directive':
      return [directiveInWords(content), content.summary];
    case 'habit':
      return ['Habitude de vie', content.text];
    case 'vaccination':
      return [`Vaccination : ${content.label}`, partialDateInFrench(content.date)];
    case 'event':
      return [content.label, content.text];
    case 'palliative-care':
      return [content.present ? 'Soins palliatifs' : 'Pas de soins palliatifs', content.comment];
    case 'none-known':
      return ['Aucun élément connu', noneKnownAbout[content.about]];
    case 'contact':
      return [`${content.givenName} ${content.familyName}`, content.relationInFrench];
    case 'legal-representative':
      return [content.name, content.measure.replaceAll('-', ' ')];
    case 'care-professional':
      return [content.familyName, content.profession];
    case 'nobody':
      return ['Personne de désigné', undefined];
    case 'preferred-hospital':
      return [`Hôpital souhaité : ${content.name}`, content.department];
    case 'autonomy':
      return [`GIR ${content.gir}`, `évalué le ${inFrenchDate(content.evaluatedOn)}`];
    case 'personal-project':
      return [content.inOneLine, content.reviewOn && `à revoir le ${inFrenchDate(content.reviewOn)}`];
    case 'care-instruction':
      return [content.text, content.when];
    case 'treatment':
      return [
        content.medicine,
        content.asNeeded ? `${content.posology} — si besoin : ${content.asNeeded.condition}` : content.posology,
      ];
    case 'intake':
      return [`Prise : ${content.medicine}`, content.dose];
    case 'no-treatment':
      break;
  }
  return ['Aucun traitement', undefined];
}

const directiveSubjects: Record<Extract<HealthContent, { kind: 'directive' }>['type'], string> = {
  'advance-directives': 'Directives anticipées',
  resuscitation: 'Réanimation',
  intubation: 'Intubation',
  'artificial-feeding': 'Alimentation artificielle',
  'life-support': 'Maintien artificiel en vie',
  surgery: 'Opération',
  dialysis: 'Dialyse',
  'deep-sedation': 'Sédation profonde',
  hospitalisation: 'Hospitalisation',
  'organ-donation': 'Don d’organes',
  other: 'Directive',
};

function directiveInWords({ type, exists, accepted }: Extract<HealthContent, { kind: 'directive' }>): string {
  const subject = directiveSubjects[type];
  if (!exists) return `${subject} : aucune, la personne a été interrogée`;
  if (accepted === undefined) return type === 'advance-directives' ? `${subject} connues` : subject;
  return `${subject} : ${accepted ? 'acceptée' : 'refusée'}`;
}

const noneKnownAbout = {
  allergies: 'allergies',
  problems: 'problèmes en cours',
  antecedents: 'antécédents',
  devices: 'dispositifs',
  directives: 'directives anticipées',
} as const;

type Values = Extract<HealthContent, { kind: 'vital-signs' }>['values'];

const shown: [keyof Values, string, string][] = [
  ['heart-rate', 'pouls', '/min'],
  ['respiratory-rate', 'fréquence respiratoire', '/min'],
  ['temperature', 'température', '°C'],
  ['oxygen-saturation', 'SpO₂', '%'],
  ['weight', 'poids', 'kg'],
  ['height', 'taille', 'cm'],
  ['pain', 'douleur', '/10'],
  ['glycaemia', 'glycémie', 'g/L'],
];

// Made once: making one takes longer than all the rest of a record.
const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** `tension 128/74 mmHg · pouls 82 /min`. */
export function vitalSignsInWords({ values }: { values: Values }): string {
  const pressure =
    values.systolic !== undefined && values.diastolic !== undefined
      ? [`tension ${values.systolic}/${values.diastolic} mmHg`]
      : [];
  const others = shown.flatMap(([code, name, unit]) =>
    values[code] === undefined ? [] : [`${name} ${number.format(values[code])} ${unit}`],
  );
  return [...pressure, ...others].join(' · ');
}
