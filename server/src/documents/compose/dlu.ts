import {
  narrativeOfDlu,
  writeDlu,
  type Allergy,
  type Dlu,
  type DocumentHeader,
  type PatientState,
  type PatientStateSubject,
} from '@liane/cda';
import { severities } from '@liane/vocabulary';
import { freeText, type Changes } from '../draft.ts';
import { circleSection, offerCircle, toCallInWords } from './circle.ts';
import type { Composition } from './composition.ts';
import {
  offerAllergies,
  offerAntecedents,
  offerPatientState,
  offerPreferredHospital,
  offerProblems,
  offerTreatments,
  offerVaccinations,
} from './health-offers.ts';
import {
  directivesAsAWhole,
  directivesInOneLine,
  offerAutonomy,
  offerBacterium,
  offerDevices,
  offerDirectives,
  offerEvents,
  offerHabits,
  offerPalliativeCare,
  offerRisks,
  paragraphOf,
  wordsBeside,
} from './life-offers.ts';
import type { Material } from './material.ts';
import { keptItems, keptKnown, keptWords, linesOf } from './offer.ts';
import { placeOf } from './places.ts';
import type { Section } from './section.ts';
import { section } from './section-of.ts';

const daysOfEvents = 14;

/** The *document de liaison d'urgence* of a record (CDA digest §4.3), section by section. */
export function composeDlu(material: Material): Composition {
  const offers = offersOf(material);
  const circle = offerCircle(material);
  const model = (header: DocumentHeader, changes: Changes): Dlu => toDlu(offers, header, changes);
  return {
    circle,
    sections: [...sectionsOf(offers, material), circleSection(circle, material.person.id), commentSection],
    warnings: () => [],
    narrative: (header, changes) => narrativeOfDlu(model(header, changes)),
    n3: (header, changes, options) => writeDlu(model(header, changes), options),
    summary: (changes) => [
      ...allergiesInOneLine(keptKnown(offers.allergies, changes)),
      directivesInOneLine(keptItems(offers.directives, changes)),
      ...toCallInWords(circle, changes),
      ...risksInOneLine(keptItems(offers.patientState, changes).map(({ answer }) => answer)),
    ],
  };
}

const dangers: Partial<Record<PatientStateSubject, string>> = {
  falls: 'chutes',
  choking: 'fausses routes',
  wandering: 'errance',
  'running-away': 'fugue',
  agitation: 'agitation',
  'suicidal-behaviour': 'comportement suicidaire',
  disoriented: 'désorientation',
  'low-vision': 'malvoyance',
  'hearing-loss': 'perte auditive',
  'speech-disorder': 'trouble du langage',
  'pressure-sore-risk': 'escarre',
};

/** What to watch as soon as the person arrives, among what was observed. */
function risksInOneLine(answers: readonly PatientState[]): string[] {
  const present = Object.assign({}, ...answers) as PatientState;
  const told = Object.entries(dangers).flatMap(([subject, words]) =>
    present[subject as PatientStateSubject] === true ? [words] : [],
  );
  return told.length > 0 ? [`À surveiller : ${told.join(', ')}`] : [];
}

const offersOf = (material: Material) => ({
  preferredHospital: offerPreferredHospital(material),
  problems: offerProblems(material),
  antecedents: offerAntecedents(material),
  allergies: offerAllergies(material),
  treatments: offerTreatments(material),
  palliativeCare: offerPalliativeCare(material),
  directives: offerDirectives(material),
  patientState: offerPatientState(material),
  bacterium: offerBacterium(material),
  vaccinations: offerVaccinations(material),
  life: [...offerAutonomy(material), ...offerRisks(material), ...offerDevices(material), ...offerHabits(material)],
  events: offerEvents(material, daysOfEvents),
});

type Offers = ReturnType<typeof offersOf>;

const sectionsOf = (offers: Offers, { person: { id } }: Material): Section[] => [
  section(
    'preferred-hospital',
    'Établissement de santé de préférence',
    offers.preferredHospital,
    'Établissement de santé souhaité : non renseigné',
    placeOf.circle(id),
  ),
  section(
    'problems',
    'Problèmes actifs',
    linesOf(offers.problems),
    'Problèmes en cours : non renseignés',
    placeOf.health(id),
  ),
  section(
    'antecedents',
    'Antécédents',
    linesOf(offers.antecedents),
    'Antécédents : non renseignés',
    placeOf.health(id),
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
    'Traitements',
    linesOf(offers.treatments),
    'Traitements : non renseignés',
    placeOf.medication(id),
    true,
  ),
  section(
    'palliative-care',
    'Soins palliatifs',
    offers.palliativeCare,
    'Soins palliatifs : non renseignés',
    placeOf.health(id),
  ),
  section(
    'directives',
    'Directives anticipées',
    offers.directives,
    'Directives anticipées : non renseignées',
    placeOf.health(id),
    true,
  ),
  section(
    'patient-state',
    'État de la personne',
    offers.patientState,
    'État de la personne : non renseigné',
    placeOf.health(id),
    true,
  ),
  section(
    'bacterium',
    'Bactérie multirésistante',
    offers.bacterium,
    'Portage de bactérie multirésistante : non renseigné',
    placeOf.health(id),
  ),
  section('vaccinations', 'Vaccinations', offers.vaccinations, 'Vaccinations : non renseignées', placeOf.health(id)),
  section(
    'life',
    'Autonomie, risques, dispositifs et habitudes',
    offers.life,
    'Autonomie (GIR) : non renseignée',
    placeOf.careplan(id),
  ),
  section('events', 'Évènements récents', offers.events),
];

const commentSection: Section = {
  key: 'comment',
  title: 'Commentaire',
  mandatory: false,
  lines: [],
  freeTextLabel: 'Ce que les urgences doivent savoir de plus',
};

function toDlu(offers: Offers, header: DocumentHeader, changes: Changes): Dlu {
  const [hospital] = keptItems(offers.preferredHospital, changes);
  const [palliative] = keptItems(offers.palliativeCare, changes);
  const [bacterium] = keptItems(offers.bacterium, changes);
  const comment = commentOf(offers, changes);
  return {
    header,
    ...(hospital ? { preferredHospital: hospital } : {}),
    problems: keptKnown(offers.problems, changes),
    antecedents: keptKnown(offers.antecedents, changes),
    allergies: keptKnown(offers.allergies, changes),
    treatments: keptKnown(offers.treatments, changes),
    ...(palliative?.underWay === undefined ? {} : { palliativeCare: { underWay: palliative.underWay } }),
    advanceDirectives: directivesAsAWhole(keptItems(offers.directives, changes)),
    patientState: Object.assign({}, ...keptItems(offers.patientState, changes).map(({ answer }) => answer)),
    ...(bacterium ? { multiResistantBacterium: bacterium } : {}),
    vaccinations: keptKnown({ offers: offers.vaccinations, none: [] }, changes),
    ...(comment ? { comment } : {}),
    addedDocuments: [],
  };
}

/** The model has no section for daily life, nor for what the coded ones cannot say: its comment carries them in words. */
const commentOf = (offers: Offers, changes: Changes): string =>
  [
    freeText(changes, 'comment'),
    ...paragraphOf('État de la personne', [
      ...wordsBeside(offers.patientState, changes),
      ...wordsBeside(offers.palliativeCare, changes),
    ]),
    ...paragraphOf('Autonomie et vie quotidienne', keptWords(offers.life, changes)),
    ...paragraphOf('Évènements récents', keptWords(offers.events, changes)),
  ]
    .filter(Boolean)
    .join('\n\n');

/** Most serious first, each with its degree when it is known. */
export function allergiesInOneLine(allergies: Dlu['allergies']): string[] {
  if (allergies.known !== 'items')
    return [allergies.known === 'none' ? 'Allergies : aucune connue' : 'Allergies : non renseignées'];
  const told = allergies.items
    .toSorted((a, b) => rank(b) - rank(a))
    .map(({ agent, severity }) => (severity ? `${agent} (${severities[severity].display})` : agent));
  return [`Allergies : ${told.join(', ')}`];
}

const degrees = ['mild', 'moderate', 'severe', 'fatal'] as const;
/** An unknown degree may be the worst. */
const rank = ({ severity }: Allergy): number => (severity ? degrees.indexOf(severity) : degrees.length);
