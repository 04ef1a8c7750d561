import type { AdvanceDirectives, DirectiveSubject, DirectiveWish } from '@liane/cda';
import { frenchDateTime, sinceInFrench } from '@liane/vocabulary';
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

type DirectiveType = OfKind<'directive'>['content']['type'];

/** How each subject of the record is told, and its place in JDV_TypeDirectiveAnticipee. */
const directiveSubjects: Record<DirectiveType, { inFrench: string; subject: DirectiveSubject }> = {
  'advance-directives': { inFrench: 'Directives anticipées', subject: 'other' },
  resuscitation: { inFrench: 'Réanimation cardiaque et respiratoire', subject: 'resuscitation' },
  intubation: { inFrench: 'Intubation et assistance respiratoire', subject: 'breathing-support' },
  'artificial-feeding': { inFrench: 'Alimentation et hydratation artificielles', subject: 'artificial-feeding' },
  'life-support': { inFrench: 'Maintien artificiel en vie', subject: 'life-support' },
  surgery: { inFrench: 'Intervention chirurgicale', subject: 'surgery' },
  dialysis: { inFrench: 'Dialyse rénale', subject: 'dialysis' },
  'deep-sedation': { inFrench: 'Sédation profonde et continue', subject: 'deep-sedation' },
  hospitalisation: { inFrench: 'Hospitalisation', subject: 'other' },
  'organ-donation': { inFrench: 'Don d’organes', subject: 'other' },
  other: { inFrench: 'Autre directive', subject: 'other' },
};

/** Directives as a whole, or one wish among them. */
export type DirectiveSaid = Pick<AdvanceDirectives, 'written' | 'writtenOn' | 'whereKept' | 'words'> & {
  wish?: DirectiveWish;
};

/** Wishes are coded as accepted or refused only when the record says so; words reworded by the author leave that code behind. */
export function offerDirectives(material: Material): Offer<DirectiveSaid>[] {
  const said = wholeFirst(currentOf(material.lasting, 'directive')).map((fact) => {
    const { content } = fact;
    const { type, exists, date, whereKept, summary } = content;
    const { inFrench, subject } = directiveSubjects[type];
    const accepted = exists ? content.accepted : undefined;
    const about = { subject, label: inFrench };
    const isWhole = type === 'advance-directives';
    const none = isWhole ? 'la personne n’en a pas écrit' : 'la personne n’a rien demandé';
    return offer({
      ...timesOf(material),
      fact,
      ageing: 'directives' as const,
      text: [
        `${inFrench}${accepted === undefined ? '' : accepted ? ' : accepte' : ' : refuse'}${exists ? '' : ` : ${none}`}`,
        summary,
        date && `écrites le ${dayInWords(date)}`,
        whereKept && `conservées : ${whereKept}`,
      ]
        .filter(Boolean)
        .join(' · '),
      item: isWhole
        ? {
            written: exists,
            ...(date ? { writtenOn: date } : {}),
            ...(whereKept ? { whereKept } : {}),
            ...(summary ? { words: summary } : {}),
          }
        : {
            wish: {
              ...about,
              ...(accepted === undefined ? {} : { accepted }),
              ...(date ? { writtenOn: date } : {}),
              words: [exists ? '' : capital(none), summary, whereKept && `Conservées : ${whereKept}`]
                .filter(Boolean)
                .join('. '),
            },
          },
      reworded: (words): DirectiveSaid => (isWhole ? { written: exists, words } : { wish: { ...about, words } }),
    });
  });
  if (said.length > 0) return said;
  return noneSaid(material, 'directives').map((none) => ({
    ...none,
    item: { written: false },
    reworded: (words: string): DirectiveSaid => ({ words }),
  }));
}

/** The whole, then the wishes that cannot wait. */
const wholeFirst = <F extends OfKind<'directive'>>(facts: readonly F[]): F[] => {
  const order = Object.keys(directiveSubjects);
  return facts.toSorted((a, b) => order.indexOf(a.content.type) - order.indexOf(b.content.type));
};

/** One answer for the whole, which a wish alone does not give; the place and the date of the first that has them; then each wish. */
export function directivesAsAWhole(kept: readonly DirectiveSaid[]): AdvanceDirectives {
  const written = kept.some((one) => one.written === true)
    ? true
    : kept.some((one) => one.written === false)
      ? false
      : undefined;
  const writtenOn = kept.find((one) => one.writtenOn)?.writtenOn;
  const whereKept = kept.find((one) => one.whereKept)?.whereKept;
  const words = kept.flatMap((one) => one.words ?? []).join('\n');
  return {
    ...(written === undefined ? {} : { written }),
    ...(writtenOn ? { writtenOn } : {}),
    ...(whereKept ? { whereKept } : {}),
    ...(words ? { words } : {}),
    wishes: kept.flatMap(({ wish }) => wish ?? []),
  };
}

/** What the person refuses or accepts, for the first page. */
export function directivesInOneLine(kept: readonly DirectiveSaid[]): string {
  const { written, wishes = [] } = directivesAsAWhole(kept);
  const told = (verb: string, accepted: boolean): string[] => {
    const about = wishes.filter((wish) => wish.accepted === accepted).map(({ label, subject }) => label ?? subject);
    return about.length > 0 ? [`${verb} ${about.map(uncapital).join(', ')}`] : [];
  };
  const unsaid = wishes.length > 0 ? 'souhaits exprimés' : 'non renseigné';
  const whole = written === undefined ? unsaid : written ? 'écrites' : 'la personne n’en a pas écrit';
  return `Directives anticipées : ${[whole, ...told('REFUSE', false), ...told('accepte', true)].join(' ; ')}`;
}

const uncapital = (text: string): string => text.charAt(0).toLocaleLowerCase('fr') + text.slice(1);

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
      return inWords(
        material,
        fact,
        [`Autonomie : GIR ${gir}`, `évaluée le ${dayInWords(evaluatedOn)}`, comment].filter(Boolean).join(' · '),
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
      [`Dispositif : ${label}`, since && sinceInFrench(since), comment].filter(Boolean).join(' · '),
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
      const when = frenchDateTime(fact.occurredAt, material.timeZone);
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
