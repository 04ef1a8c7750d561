import {
  known,
  narrativeOfTransferSheet,
  writeTransferSheet,
  type Belonging,
  type DocumentHeader,
  type Intake,
  type TransferSheet,
} from '@liane/cda';
import { frenchDateTime } from '@liane/vocabulary';
import type { Fact } from '../../facts/index.ts';
import { freeText, type Changes } from '../draft.ts';
import { circleSection, offerCircle, toCallInWords } from './circle.ts';
import type { Composition, Warning } from './composition.ts';
import { currentOf, type OfKind } from './current.ts';
import { allergiesInOneLine } from './dlu.ts';
import { hospital, offerAllergies, offerTreatments, timesOf } from './health-offers.ts';
import {
  directivesInOneLine,
  offerDevices,
  offerDirectives,
  offerEvents,
  paragraphOf,
  wordsBeside,
} from './life-offers.ts';
import { lastMealIn } from './last-meal.ts';
import type { Material } from './material.ts';
import { keptItems, keptKnown, keptWords, linesOf, offer, type Offer } from './offer.ts';
import { placeOf } from './places.ts';
import { hospitalOf } from './recipients.ts';
import type { Section } from './section.ts';
import { section } from './section-of.ts';
import { allSigns, offerVitalSigns } from './vital-signs-offer.ts';

const day = 86_400_000;
const daysOfEvents = 7;

/** The sheet to the emergency department (CDA digest §4.4): its reason is all there is to write, the rest comes from the record. */
export function composeTransferSheet(material: Material): Composition {
  const offers = offersOf(material);
  const circle = offerCircle(material);
  const model = (header: DocumentHeader, changes: Changes): TransferSheet =>
    toTransferSheet(offers, material, header, changes);
  return {
    circle,
    sections: [...sectionsOf(offers, material), circleSection(circle, material.person.id), commentSection],
    warnings: (changes) => warningsOf(material, changes),
    narrative: (header, changes) => narrativeOfTransferSheet(model(header, changes)),
    n3: (header, changes, options) => writeTransferSheet(model(header, changes), options),
    summary: (changes) => [
      `Motif : ${freeText(changes, 'reason') || '—'}`,
      ...allergiesInOneLine(keptKnown(offers.allergies, changes)),
      directivesInOneLine(keptItems(offers.directives, changes)),
      ...toCallInWords(circle, changes),
    ],
  };
}

const offersOf = (material: Material) => ({
  events: offerEvents(material, daysOfEvents),
  vitalSigns: offerVitalSigns(material),
  intakes: offerIntakes(material),
  belongings: offerBelongings(material),
  allergies: offerAllergies(material),
  treatments: offerTreatments(material),
  directives: offerDirectives(material),
  devices: offerDevices(material).filter(({ key }) => !isBelonging(material.lasting.find(({ id }) => id === key))),
});

type Offers = ReturnType<typeof offersOf>;

/** What was given in the last day. */
const offerIntakes = (material: Material): Offer<Intake>[] =>
  currentOf(material.series, 'intake')
    .filter(({ content }) => material.now.getTime() - new Date(content.takenAt).getTime() < day)
    .map((fact) => {
      const takenAt = new Date(fact.content.takenAt);
      return offer({
        ...timesOf(material),
        fact,
        ageing: 'intakes' as const,
        agesFrom: takenAt,
        text: [fact.content.medicine, fact.content.dose, frenchDateTime(takenAt, material.timeZone)]
          .filter(Boolean)
          .join(' · '),
        item: {
          medicine: { label: fact.content.medicine },
          takenAt,
          ...(fact.content.dose ? { quantity: fact.content.dose } : {}),
        },
        reworded: (words): Intake => ({ medicine: { label: words }, takenAt }),
      });
    });

const isBelonging = (fact: Fact | undefined): fact is OfKind<'device'> => {
  const content = fact?.content as OfKind<'device'>['content'] | undefined;
  return content?.kind === 'device' && (content.family === 'prosthesis' || content.family === 'personal-object');
};

const kindsByCode: Record<string, Belonging['kind']> = { Q021003: 'glasses', P0102: 'dentures', Y2145: 'hearing-aid' };

/** By the national code when there is one, else by the word people use. */
function belongingOf({ code, label, comment }: OfKind<'device'>['content']): Belonging {
  const kind =
    (code && kindsByCode[code.code]) ??
    (/lunette/i.test(label)
      ? 'glasses'
      : /dent/i.test(label)
        ? 'dentures'
        : /audi/i.test(label)
          ? 'hearing-aid'
          : 'other');
  return { kind, present: true, detail: [label, comment].filter(Boolean).join(', ') };
}

const offerBelongings = (material: Material): Offer<Belonging>[] =>
  currentOf(material.lasting, 'device')
    .filter(isBelonging)
    .map((fact) => {
      const item = belongingOf(fact.content);
      return offer({
        ...timesOf(material),
        fact,
        text: item.detail ?? fact.content.label,
        item,
        reworded: (words): Belonging => ({ ...item, detail: words }),
      });
    });

const sectionsOf = (offers: Offers, { person: { id } }: Material): Section[] => [
  {
    key: 'reason',
    title: 'Motif du transfert',
    mandatory: true,
    lines: [],
    freeTextLabel: 'Pourquoi cette personne part aux urgences',
  },
  {
    ...section('events', 'Derniers évènements', offers.events),
    freeTextLabel: 'Ce qui s’est passé, et ce qui a été fait',
  },
  section(
    'vital-signs',
    'Signes vitaux',
    offers.vitalSigns,
    'Signes vitaux : non renseignés',
    placeOf.vitalSigns(id),
    true,
  ),
  section(
    'intakes',
    'Dernières prises de médicaments',
    offers.intakes,
    'Dernières prises : non renseignées',
    placeOf.medication(id),
    true,
  ),
  {
    key: 'last-meal',
    title: 'Dernier repas',
    mandatory: false,
    lines: [],
    freeTextLabel: 'Heure et ce qui a été mangé, par exemple « 12 h 15, bon appétit »',
  },
  section(
    'belongings',
    'Prothèses et objets personnels',
    offers.belongings,
    'Prothèses et objets personnels : non renseignés',
    placeOf.health(id),
    true,
  ),
  section(
    'allergies',
    'Allergies et intolérances',
    linesOf(offers.allergies),
    'Allergies : non renseignées',
    placeOf.health(id),
    true,
  ),
  section(
    'treatments',
    'Traitements en cours',
    linesOf(offers.treatments),
    'Traitements : non renseignés',
    placeOf.medication(id),
    true,
  ),
  section(
    'directives',
    'Directives anticipées',
    offers.directives,
    'Directives anticipées : non renseignées',
    placeOf.health(id),
  ),
  section('devices', 'Dispositifs', offers.devices),
];

const commentSection: Section = {
  key: 'comment',
  title: 'Commentaire',
  mandatory: false,
  lines: [],
  freeTextLabel: 'Ce que les urgences doivent savoir de plus',
};

function warningsOf(material: Material, changes: Changes): Warning[] {
  const to = hospitalOf(material, changes.destination);
  return [
    ...(freeText(changes, 'reason')
      ? []
      : [{ severity: 'blocking' as const, section: 'reason', message: 'Le motif du transfert est à écrire.' }]),
    ...(to
      ? []
      : [
          {
            severity: 'blocking' as const,
            section: null,
            message: 'Le service d’urgence qui accueille est à choisir.',
          },
        ]),
  ];
}

const justHappened = 2 * day;

/** When the person left, when the stay says so already. */
const leftAt = ({ stay, now }: Material): Date =>
  stay?.state === 'hospitalised' && now.getTime() - stay.since.getTime() < justHappened ? stay.since : now;

function toTransferSheet(offers: Offers, material: Material, header: DocumentHeader, changes: Changes): TransferSheet {
  const rounds = keptItems(offers.vitalSigns, changes);
  const consciousness = rounds.find((round) => round.consciousness)?.consciousness;
  const pain = rounds.find((round) => round.pain)?.pain;
  const meal = lastMealIn(freeText(changes, 'last-meal'), material.now, material.timeZone);
  const comment = commentOf(offers, changes);
  return {
    header,
    transfer: {
      reason: freeText(changes, 'reason') || 'Non renseigné',
      leftAt: leftAt(material),
      destination: hospital(hospitalOf(material, changes.destination) ?? { name: 'Service d’urgence' }),
    },
    vitalSigns: allSigns(rounds, material.now),
    ...(consciousness ? { consciousness } : {}),
    ...(pain ? { pain } : {}),
    lastIntakes: known(keptItems(offers.intakes, changes), 'not-provided'),
    ...(meal ? { lastMeal: meal } : {}),
    belongings: known(keptItems(offers.belongings, changes), 'not-provided'),
    ...(comment ? { comment } : {}),
  };
}

const commentOf = (offers: Offers, changes: Changes): string =>
  [
    freeText(changes, 'comment'),
    ...paragraphOf(
      'Derniers évènements',
      [freeText(changes, 'events'), ...keptWords(offers.events, changes)].filter(Boolean),
    ),
    ...paragraphOf('Signes vitaux', wordsBeside(offers.vitalSigns, changes)),
    ...paragraphOf('Dernier repas', [freeText(changes, 'last-meal')].filter(Boolean)),
    ...paragraphOf('Allergies et intolérances', keptWords(linesOf(offers.allergies), changes)),
    ...paragraphOf('Traitements en cours', keptWords(linesOf(offers.treatments), changes)),
    ...paragraphOf('Directives anticipées', keptWords(offers.directives, changes)),
    ...paragraphOf('Dispositifs', keptWords(offers.devices, changes)),
  ]
    .filter(Boolean)
    .join('\n\n');
