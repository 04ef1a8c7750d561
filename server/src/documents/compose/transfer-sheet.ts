import {
  known,
  narrativeOfTransferSheet,
  writeTransferSheet,
  type Belonging,
  type DocumentHeader,
  type Intake,
  type TransferSheet,
  type VitalSign,
  type VitalSigns,
} from '@liane/cda';
import { frenchDateTime } from '@liane/vocabulary';
import type { Fact } from '../../facts/index.ts';
import { freeText, type Changes } from '../draft.ts';
import { circleSection, offerCircle, toCallInWords } from './circle.ts';
import type { Composition, Warning } from './composition.ts';
import { currentOf, type OfKind } from './current.ts';
import { allergiesInOneLine } from './dlu.ts';
import { hospital, offerAllergies, timesOf } from './health-offers.ts';
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
  directives: offerDirectives(material),
  devices: offerDevices(material).filter(({ key }) => !isBelonging(material.lasting.find(({ id }) => id === key))),
});

type Offers = ReturnType<typeof offersOf>;

/** Signs of one round, and the words of an author who preferred words to figures. */
interface SignsSaid {
  at: Date;
  signs?: Partial<Record<VitalSign, number>>;
  consciousness?: TransferSheet['consciousness'];
  pain?: TransferSheet['pain'];
  words?: string;
}

/** A weight is rarely taken the day somebody leaves; the other signs are of no use once a day old. */
const freshness = (code: keyof Values): number => (code === 'weight' || code === 'height' ? 31 * day : day);

/** The last value of each sign: a round that brings none is left out, one that only repeats is too. The last round of all always stands. */
function offerVitalSigns(material: Material): Offer<SignsSaid>[] {
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
function allSigns(rounds: readonly SignsSaid[], now: Date): VitalSigns {
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
    'Signes vitaux : non renseigné',
    placeOf.vitalSigns(id),
    true,
  ),
  section(
    'intakes',
    'Dernières prises de médicaments',
    offers.intakes,
    'Dernières prises : non renseigné',
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
    'Prothèses et objets personnels : non renseigné',
    placeOf.health(id),
    true,
  ),
  section(
    'allergies',
    'Allergies et intolérances',
    linesOf(offers.allergies),
    'Allergies : non renseigné',
    placeOf.health(id),
    true,
  ),
  section(
    'directives',
    'Directives anticipées',
    offers.directives,
    'Directives anticipées : non renseigné',
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
    ...paragraphOf('Directives anticipées', keptWords(offers.directives, changes)),
    ...paragraphOf('Dispositifs', keptWords(offers.devices, changes)),
  ]
    .filter(Boolean)
    .join('\n\n');
