import type { AdvanceDirectives } from '@liane/cda';
import { girLevels } from '@liane/vocabulary';
import { currentOf, type OfKind } from './current.ts';
import { capital, noneSaid, timesOf } from './health-offers.ts';
import type { Material } from './material.ts';
import { isKept, offer, rewritten, type Offer } from './offer.ts';
import type { Changes } from '../draft.ts';

const dayInWords = (day: string): string => day.split('-').toReversed().join('/');

/** What is only told in words: its item is what people read. */
const inWords = (
  material: Material,
  fact: Parameters<typeof offer>[0]['fact'],
  text: string,
  more: Partial<Parameters<typeof offer<typeof fact, string>>[0]> = {},
): Offer<string> =>
  offer({ ...timesOf(material), fact, text, item: text, reworded: (words: string) => words, ...more });

const directiveSubjects = {
  'advance-directives': 'Directives anticipées',
  resuscitation: 'Réanimation',
  intubation: 'Intubation et assistance respiratoire',
  hospitalisation: 'Hospitalisation',
  'organ-donation': 'Don d’organes',
  other: 'Autre directive',
} as const;

/** A directive as it stands in the section, and its summary, which only words can carry. */
export interface DirectiveSaid {
  directives: AdvanceDirectives;
  words?: string;
}

/**
 * The record says that a directive exists and sums it up, never « accepted » or « refused »: the summary stays in words, so that no code
 * can say the reverse of what the person wrote.
 */
export function offerDirectives(material: Material): Offer<DirectiveSaid>[] {
  const said = wholeFirst(currentOf(material.lasting, 'directive')).map((fact) => {
    const { content } = fact;
    const subject = directiveSubjects[content.type];
    const told =
      content.summary && (content.type === 'advance-directives' || content.type === 'other')
        ? content.summary
        : content.summary && `${subject} : ${content.summary}`;
    const whole = content.type === 'advance-directives' || content.exists;
    const text = content.exists
      ? [
          told ?? subject,
          content.date && `écrites le ${dayInWords(content.date)}`,
          content.whereKept && `conservées : ${content.whereKept}`,
        ]
          .filter(Boolean)
          .join(' · ')
      : `${subject} : la personne n’en a pas écrit`;
    return offer({
      ...timesOf(material),
      fact,
      ageing: 'directives' as const,
      text,
      item: {
        directives: whole
          ? {
              written: content.exists,
              ...(content.date ? { writtenOn: content.date } : {}),
              ...(content.whereKept ? { whereKept: content.whereKept } : {}),
            }
          : {},
        ...(told ? { words: told } : {}),
      },
      reworded: (words): DirectiveSaid => ({ directives: whole ? { written: content.exists } : {}, words }),
    });
  });
  if (said.length > 0) return said;
  return noneSaid(material, 'directives').map((none) => ({
    ...none,
    item: { directives: { written: false } },
    reworded: (words: string): DirectiveSaid => ({ directives: {}, words }),
  }));
}

const wholeFirst = <F extends OfKind<'directive'>>(facts: readonly F[]): F[] =>
  facts.toSorted(
    (a, b) => Number(b.content.type === 'advance-directives') - Number(a.content.type === 'advance-directives'),
  );

/** One answer for the whole: written as soon as one line says so; the place and the date of the first that has them. */
export function directivesAsAWhole(kept: readonly DirectiveSaid[]): AdvanceDirectives {
  const answers = kept.map(({ directives }) => directives);
  const written = answers.some((one) => one.written === true)
    ? true
    : answers.some((one) => one.written === false)
      ? false
      : undefined;
  const writtenOn = answers.find((one) => one.writtenOn)?.writtenOn;
  const whereKept = answers.find((one) => one.whereKept)?.whereKept;
  return {
    ...(written === undefined ? {} : { written }),
    ...(writtenOn ? { writtenOn } : {}),
    ...(whereKept ? { whereKept } : {}),
  };
}

export const offerPalliativeCare = (material: Material): Offer<{ underWay?: boolean; words?: string }>[] =>
  currentOf(material.lasting, 'palliative-care')
    .slice(0, 1)
    .map((fact) => {
      const { present, comment } = fact.content;
      const said = present ? 'Soins palliatifs en cours' : 'Pas de soins palliatifs';
      return offer({
        ...timesOf(material),
        fact,
        ageing: 'palliative-care' as const,
        text: [said, comment].filter(Boolean).join(' · '),
        item: { underWay: present, ...(comment ? { words: `Soins palliatifs : ${comment}` } : {}) },
        reworded: (words): { underWay?: boolean; words?: string } => ({ underWay: present, words }),
      });
    });

/** Carriage of a multi-resistant bacterium: a risk of the record, a section of the DLU. */
export const offerBacterium = (material: Material): Offer<{ present: boolean; detail?: string }>[] =>
  currentOf(material.lasting, 'risk')
    .filter(({ content }) => content.risk === 'infection-bmr')
    .slice(0, 1)
    .map((fact) => {
      const detail = [fact.content.label, fact.content.comment].filter(Boolean).join(' : ');
      return offer({
        ...timesOf(material),
        fact,
        ageing: 'risks' as const,
        text: detail,
        item: { present: true, detail },
        reworded: (words) => ({ present: true, detail: words }),
      });
    });

export const offerAutonomy = (material: Material): Offer<string>[] =>
  currentOf(material.lasting, 'autonomy')
    .slice(0, 1)
    .map((fact) => {
      const { gir, evaluatedOn, comment } = fact.content;
      const level = Object.values(girLevels)[gir - 1]?.display ?? `GIR ${gir}`;
      return inWords(
        material,
        fact,
        ['Autonomie', level, `évaluée le ${dayInWords(evaluatedOn)}`, comment].filter(Boolean).join(' · '),
        {
          ageing: 'autonomy',
          agesFrom: new Date(evaluatedOn),
        },
      );
    });

export const offerRisks = (material: Material): Offer<string>[] =>
  currentOf(material.lasting, 'risk')
    .filter(({ content }) => content.risk !== 'infection-bmr')
    .map((fact) => {
      const { label, level, comment } = fact.content;
      return inWords(
        material,
        fact,
        [level === 'high' ? `Risque élevé : ${label}` : `Risque : ${label}`, comment].filter(Boolean).join(' · '),
        { ageing: 'risks' },
      );
    });

export const offerDevices = (material: Material): Offer<string>[] =>
  currentOf(material.lasting, 'device').map((fact) => {
    const { label, since, comment } = fact.content;
    return inWords(
      material,
      fact,
      [`Dispositif : ${label}`, since && `depuis ${dayInWords(since)}`, comment].filter(Boolean).join(' · '),
    );
  });

const habitTitles = {
  meals: 'Repas',
  diet: 'Régime',
  texture: 'Texture',
  sleep: 'Sommeil',
  hygiene: 'Toilette',
  mobility: 'Déplacements',
  communication: 'Communication',
  leisure: 'Loisirs',
  belief: 'Convictions',
  tobacco: 'Tabac',
  alcohol: 'Alcool',
  other: 'Habitude',
} as const;

/** What an emergency department must know to feed, move and talk with the person; the rest of a life stays at home unless chosen. */
const neededElsewhere = new Set<keyof typeof habitTitles>(['meals', 'diet', 'texture', 'mobility', 'communication']);

export const offerHabits = (material: Material, everything = false): Offer<string>[] =>
  currentOf(material.lasting, 'habit').map((fact) =>
    inWords(material, fact, `${habitTitles[fact.content.about]} : ${fact.content.text}`, {
      ageing: 'habits',
      keptAtFirst: everything || neededElsewhere.has(fact.content.about),
    }),
  );

/** What happened lately; the three last days stand at first. */
export const offerEvents = (material: Material, days: number): Offer<string>[] =>
  currentOf(material.series, 'event')
    .filter(({ occurredAt }) => material.now.getTime() - occurredAt.getTime() < days * 86_400_000)
    .map((fact) => {
      const when = new Intl.DateTimeFormat('fr-FR', {
        timeZone: material.timeZone,
        day: '2-digit',
        month: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
      }).format(fact.occurredAt);
      return inWords(
        material,
        fact,
        `${when} : ${[capital(fact.content.label), fact.content.text].filter(Boolean).join(' : ')}`,
        {
          keptAtFirst: material.now.getTime() - fact.occurredAt.getTime() < 3 * 86_400_000,
        },
      );
    });

/** One paragraph of words: the lines that stand, one under another. */
export const paragraphOf = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [[title, ...lines].join('\n')] : [];

/** The words that stand of lines whose item also carries words of its own. */
export const wordsBeside = (offers: readonly Offer<{ words?: string }>[], changes: Changes): string[] =>
  offers
    .filter((line) => isKept(line, changes))
    .flatMap((line) => {
      const words = rewritten(line, changes) ?? line.item.words;
      return words ? [words] : [];
    });
