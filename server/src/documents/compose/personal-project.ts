import type { NarrativeSection } from '@liane/vocabulary';
import { freeText, type Changes } from '../draft.ts';
import { circleInWords, circleSection, offerCircle } from './circle.ts';
import type { Composition } from './composition.ts';
import { currentOf, type OfKind } from './current.ts';
import { timesOf } from './health-offers.ts';
import { offerAutonomy, offerHabits } from './life-offers.ts';
import type { Material } from './material.ts';
import { keptItems, keptWords, offer, type Offer } from './offer.ts';
import { placeOf } from './places.ts';
import type { Section } from './section.ts';
import { section } from './section-of.ts';

/** The *projet personnalisé d'accompagnement*, 80788-3: printed, and carried by an N1; no structured model exists for it. */
export function composePersonalProject(material: Material): Composition {
  const offers = offersOf(material);
  const circle = offerCircle(material);
  const { id } = material.person;
  return {
    circle,
    sections: [
      section(
        'project',
        'Le projet',
        offers.project,
        'Projet personnalisé : non renseigné',
        placeOf.careplan(id),
        true,
      ),
      section('objectives', 'Objectifs', offers.objectives, 'Objectifs : non renseignés', placeOf.careplan(id), true),
      section(
        'life',
        'Autonomie et habitudes de vie',
        offers.life,
        'Habitudes de vie : non renseignées',
        placeOf.health(id),
      ),
      circleSection(circle, id),
      commentSection,
    ],
    warnings: (changes) =>
      [...keptWords(offers.project, changes), freeText(changes, 'comment')].every((words) => words === '')
        ? [{ severity: 'blocking', section: 'project', message: 'Le projet lui-même n’est pas écrit.' }]
        : [],
    narrative: (_header, changes) => [...narrativeOf(offers, changes), ...circleInWords(circle, changes)],
    summary: () => [],
  };
}

interface Objective {
  objective: string;
  means: string;
  byWhom: string;
  dueOn: string;
}

function offersOf(material: Material) {
  const [project] = currentOf(material.lasting, 'personal-project');
  return {
    project: project ? projectLines(project, material) : [],
    objectives: project ? objectiveLines(project, material) : [],
    life: [...offerAutonomy(material), ...offerHabits(material, true)],
  };
}

const dayInWords = (day: string | undefined): string => (day ? day.split('-').toReversed().join('/') : '');

function projectLines(fact: OfKind<'personal-project'>, material: Material): Offer<string>[] {
  const { inOneLine, wishes, signedOn, reviewOn } = fact.content;
  const parts: [string, string][] = [
    ['in-one-line', inOneLine],
    ['wishes', wishes && `Ce que la personne souhaite : ${wishes}`],
    ['signed', signedOn ? `Signé le ${dayInWords(signedOn)}` : ''],
    ['review', reviewOn ? `À revoir le ${dayInWords(reviewOn)}` : ''],
  ];
  return parts
    .filter(([, text]) => text !== '')
    .map(([part, text]) => ({
      ...offer({
        ...timesOf(material),
        fact,
        ageing: 'personal-project' as const,
        text,
        item: text,
        reworded: (words: string) => words,
      }),
      key: `${fact.id}-${part}`,
    }));
}

const objectiveLines = (fact: OfKind<'personal-project'>, material: Material): Offer<Objective>[] =>
  fact.content.objectives.map((one, index) => ({
    ...offer({
      ...timesOf(material),
      fact,
      ageing: 'personal-project' as const,
      text: [one.objective, one.means, one.byWhom, one.dueOn && `pour le ${dayInWords(one.dueOn)}`]
        .filter(Boolean)
        .join(' · '),
      item: { objective: one.objective, means: one.means, byWhom: one.byWhom, dueOn: dayInWords(one.dueOn) },
      reworded: (words: string): Objective => ({ objective: words, means: '', byWhom: '', dueOn: '' }),
    }),
    key: `${fact.id}-objective-${index + 1}`,
  }));

const commentSection: Section = {
  key: 'comment',
  title: 'Commentaire',
  mandatory: false,
  lines: [],
  freeTextLabel: 'Ce que l’équipe ou la personne ajoute',
};

type Offers = ReturnType<typeof offersOf>;

function narrativeOf(offers: Offers, changes: Changes): NarrativeSection[] {
  const objectives = keptItems(offers.objectives, changes);
  return [
    ...words('Le projet', keptWords(offers.project, changes)),
    ...(objectives.length > 0
      ? [
          {
            title: 'Objectifs',
            blocks: [
              {
                kind: 'table' as const,
                head: ['Objectif', 'Moyens', 'Par qui', 'Échéance'],
                rows: objectives.map(({ objective, means, byWhom, dueOn }) =>
                  [objective, means, byWhom, dueOn].map((text) => ({ text })),
                ),
              },
            ],
          },
        ]
      : []),
    ...words('Autonomie et habitudes de vie', keptWords(offers.life, changes)),
    ...words('Commentaire', [freeText(changes, 'comment')].filter(Boolean)),
  ];
}

const words = (title: string, texts: readonly string[]): NarrativeSection[] =>
  texts.length > 0 ? [{ title, blocks: texts.map((text) => ({ kind: 'paragraph' as const, text: { text } })) }] : [];
