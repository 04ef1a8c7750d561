import type { ReadAllergy, ReadCode, ReadDocument, ReadProblem } from '@liane/cda';
import { foldName } from '@liane/vocabulary';
import { keptByHealth, type HealthContent } from '../../health/index.ts';
import type { OfKind } from '../compose/current.ts';
import { keyOf, type Offer } from './offer.ts';

/** « Diagnostic de sortie » (CDA digest 4.5). */
const dischargeDiagnosis = '11535-2';

/** Diagnoses and allergies that the document says and the record does not. */
export function healthOffers(
  { facts }: ReadDocument,
  held: { problems: readonly OfKind<'problem'>[]; allergies: readonly OfKind<'allergy'>[] },
  from: string,
): Offer[] {
  return [
    ...facts.problems
      .filter(({ section, denied }) => section === dischargeDiagnosis && !denied)
      .flatMap((problem) => problemOffer(problem, held.problems, from)),
    ...facts.allergies
      .filter(({ denied }) => !denied)
      .flatMap((allergy) => allergyOffer(allergy, held.allergies, from)),
  ];
}

function problemOffer(
  { value, narrative, period }: ReadProblem,
  held: readonly OfKind<'problem'>[],
  from: string,
): Offer[] {
  const label = (wordsOf(value) ?? narrative ?? '').slice(0, 200);
  const isKnown = held.some(
    ({ content }) =>
      foldName(content.label) === foldName(label) ||
      (content.code !== undefined && content.code.code === value?.code && content.code.system === value.system),
  );
  if (label === '' || isKnown) return [];
  const since = period?.low?.slice(0, 10);
  const content: HealthContent = {
    kind: 'problem',
    label,
    ...(value?.code && value.system ? { code: { code: value.code, system: value.system, display: label } } : {}),
    ...(since ? { since } : {}),
    comment: from,
  };
  return [started('problem', label, content)];
}

function allergyOffer(
  { agent, narrative, reactions }: ReadAllergy,
  held: readonly OfKind<'allergy'>[],
  from: string,
): Offer[] {
  const label = (wordsOf(agent) ?? narrative ?? '').slice(0, 200);
  const isKnown = held.some(({ content }) => [content.label, content.agent].map(foldName).includes(foldName(label)));
  if (label === '' || isKnown) return [];
  const reaction = reactions
    .flatMap((one) => wordsOf(one) ?? [])
    .join(', ')
    .slice(0, 300);
  const content: HealthContent = {
    kind: 'allergy',
    label,
    agent: label,
    category: 'other',
    ...(reaction ? { reaction } : {}),
    comment: from,
  };
  return [started('allergy', label, content)];
}

const started = (about: 'problem' | 'allergy', title: string, content: HealthContent): Offer => ({
  key: keyOf(about, title),
  about,
  action: 'start',
  title,
  was: null,
  becomes: title,
  keeping: null,
  lost: null,
  kept: keptByHealth,
  content,
  of: null,
});

const wordsOf = (code: ReadCode | undefined): string | undefined => code?.display ?? code?.originalText;
