import type {
  Allergy,
  Dose,
  Hospital,
  PatientState,
  PatientStateSubject,
  Problem,
  Treatment,
  Vaccination,
} from '@liane/cda';
import {
  doseUnitOf,
  icd10System,
  isFiness,
  patientStates,
  sinceInFrench,
  structIdNatOfFiness,
  type Coded,
} from '@liane/vocabulary';
import type { Fact } from '../../facts/index.ts';
import { currentOf, type OfKind } from './current.ts';
import type { Material } from './material.ts';
import { offer, type KnownOffer, type Offer } from './offer.ts';
import { phoneInWords } from './phone.ts';

const dayInWords = (day: string): string => day.split('-').toReversed().join('/');

const sinceInWords = (since: string | undefined): string => (since ? sinceInFrench(since) : '');

const joined = (...parts: (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ');

/** Only codes of the system the section asks for; the words are always there. */
const codedIn = (system: string, code: Coded | undefined): { code?: Coded } =>
  code?.system === system ? { code } : {};

type Subject = 'allergies' | 'problems' | 'antecedents' | 'devices' | 'directives';

const noneInWords: Record<Subject, string> = {
  allergies: 'Aucune allergie ni intolérance connue',
  problems: 'Aucun problème en cours connu',
  antecedents: 'Aucun antécédent connu',
  devices: 'Aucun dispositif',
  directives: 'Pas de directives anticipées',
};

/** « Aucune connue » said by somebody, which differs from an empty list. */
export const noneSaid = (material: Material, about: Subject): Offer<null>[] =>
  currentOf(material.lasting, 'none-known')
    .filter(({ content }) => content.about === about)
    .slice(0, 1)
    .map((fact) => offer({ ...timesOf(material), fact, text: noneInWords[about], item: null, reworded: () => null }));

export const timesOf = ({ now, timeZone }: Material) => ({ now, timeZone });

const allergyKinds = {
  medication: 'drug-allergy',
  food: 'food-allergy',
  environment: 'substance-allergy',
  other: 'allergy',
} as const;
const severities = {
  mild: { inFrench: 'légère', degree: 'mild' },
  moderate: { inFrench: 'modérée', degree: 'moderate' },
  severe: { inFrench: 'grave', degree: 'severe' },
  'life-threatening': { inFrench: 'menace la vie', degree: 'fatal' },
} as const;

export const offerAllergies = (material: Material): KnownOffer<Allergy> => ({
  offers: currentOf(material.lasting, 'allergy').map((fact) => {
    const { content } = fact;
    const reaction = [content.reaction, content.comment].filter(Boolean).join(' ; ');
    const severity = content.severity && severities[content.severity];
    const agent = content.agent === content.label ? content.agent : `${content.agent} (${content.label})`;
    const kind = allergyKinds[content.category];
    return offer({
      ...timesOf(material),
      fact,
      ageing: 'allergies',
      text: joined(agent, severity && `gravité : ${severity.inFrench}`, reaction, sinceInWords(content.since)),
      item: {
        kind,
        agent,
        ...(severity ? { severity: severity.degree } : {}),
        ...(reaction ? { reaction } : {}),
        ...(content.since ? { since: content.since } : {}),
      },
      reworded: (words): Allergy => ({ kind, agent: words }),
    });
  }),
  none: noneSaid(material, 'allergies'),
});

export const offerProblems = (material: Material): KnownOffer<Problem> => ({
  offers: currentOf(material.lasting, 'problem').map((fact) => {
    const { content } = fact;
    return offer({
      ...timesOf(material),
      fact,
      ageing: 'problems',
      text: joined(content.label, sinceInWords(content.since), content.comment),
      item: {
        label: content.label,
        ...codedIn(icd10System, content.code),
        ...(content.since ? { since: content.since } : {}),
        ...(content.comment ? { comment: content.comment } : {}),
      },
      reworded: (words): Problem => ({ label: words }),
    });
  }),
  none: noneSaid(material, 'problems'),
});

/** A problem that is over has become an antecedent. */
export const offerAntecedents = (material: Material): KnownOffer<Problem> => ({
  offers: [
    ...currentOf(material.lasting, 'antecedent').map((fact) => {
      const { content } = fact;
      const label = content.family === 'family' ? `Antécédent familial : ${content.label}` : content.label;
      return offer({
        ...timesOf(material),
        fact,
        text: joined(label, content.date && dayInWords(content.date), content.comment),
        item: {
          label,
          ...(content.family === 'family' ? {} : codedIn(icd10System, content.code)),
          ...(content.date ? { since: content.date } : {}),
          ...(content.comment ? { comment: content.comment } : {}),
        },
        reworded: (words): Problem => ({ label: words }),
      });
    }),
    ...endedProblems(material.lasting).map((fact) => {
      const until = fact.endedAt?.toISOString().slice(0, 10);
      return offer({
        ...timesOf(material),
        fact,
        text: joined(fact.content.label, sinceInWords(fact.content.since), until && `terminé le ${dayInWords(until)}`),
        item: {
          label: fact.content.label,
          ...codedIn(icd10System, fact.content.code),
          ...(fact.content.since ? { since: fact.content.since } : {}),
          ...(until ? { until } : {}),
        },
        reworded: (words): Problem => ({ label: words }),
      });
    }),
  ],
  none: noneSaid(material, 'antecedents'),
});

const endedProblems = (facts: readonly Fact[]): OfKind<'problem'>[] =>
  facts.filter((fact) => fact.state === 'ended' && fact.content.kind === 'problem') as OfKind<'problem'>[];

const cisSystem = '1.2.250.1.213.2.3.1';
const atcSystem = '2.16.840.1.113883.6.73';

export const offerTreatments = (material: Material): KnownOffer<Treatment> => ({
  offers: currentOf(material.lasting, 'treatment')
    .filter(({ content }) => !content.until || content.until >= material.today)
    .map((fact) => {
      const { content } = fact;
      return offer({
        ...timesOf(material),
        fact,
        ageing: 'treatments',
        text: joined(
          `${content.medicine}${posologySeparator}${withMost(content)}`,
          content.asNeeded && `si besoin : ${content.asNeeded.condition}`,
          content.reason,
          sinceInWords(content.since),
          content.until && `jusqu’au ${dayInWords(content.until)}`,
        ),
        item: treatmentOf(content),
        reworded: reworded,
      });
    }),
  none: currentOf(material.lasting, 'no-treatment')
    .slice(0, 1)
    .map((fact) =>
      offer({
        ...timesOf(material),
        fact,
        ageing: 'treatments',
        text: 'Aucun traitement en cours',
        item: null,
        reworded: () => null,
      }),
    ),
});

const posologySeparator = ' : ';

/** Words of a rhythm other than every day: no code may then say « every day ». */
const notDaily =
  /semaine|hebdo|mois|mensuel|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\bun jour sur\b|\btou(?:te)?s les\b|\/\s*(?:sem|mois)|\bj\s*\d/i;

/** One moment of the day is a daily rhythm, unless the words say another: a weekly dose read as a daily one kills. */
function treatmentOf(content: OfKind<'treatment'>['content']): Treatment {
  const daily = content.times.length === 1 && !content.asNeeded && !notDaily.test(content.posology);
  return {
    medicine: {
      label: content.medicine,
      ...codedIn(cisSystem, content.code),
      ...(content.code?.system === atcSystem ? { atc: content.code } : {}),
    },
    posology: withMost(content),
    ...(content.since ? { since: content.since } : {}),
    ...(content.until ? { until: content.until } : {}),
    ...(content.dose ? { dose: doseOf(content.dose) } : {}),
    ...(daily ? { frequency: { every: 1, unit: 'd' as const } } : {}),
    ...(content.reason ? { reason: content.reason } : {}),
    ...(content.route ? { route: content.route } : {}),
    ...(content.asNeeded ? { condition: content.asNeeded.condition } : {}),
  };
}

/** The most per day, once: some write it in the posology already. */
const withMost = ({ posology, asNeeded }: OfKind<'treatment'>['content']): string =>
  asNeeded?.maxPerDay && !/par jour/i.test(posology)
    ? `${posology} (${number.format(asNeeded.maxPerDay)} par jour au plus)`
    : posology;

const number = new Intl.NumberFormat('fr-FR');

/** A UCUM unit stays one; counted forms (`{comprimé}`, or the word itself) are told by their name. */
function doseOf({ quantity, unit }: { quantity: number; unit: string }): Dose {
  const known = doseUnitOf(unit);
  return known && !unit.startsWith('{') ? { low: quantity, unit } : { low: quantity, form: known?.singular ?? unit };
}

/** `Furosémide 40 mg : un demi le matin`: the medicine, then how it is taken. */
function reworded(words: string): Treatment {
  const at = words.indexOf(posologySeparator);
  return at === -1
    ? { medicine: { label: words }, posology: 'Voir le libellé' }
    : { medicine: { label: words.slice(0, at) }, posology: words.slice(at + posologySeparator.length) };
}

export const offerVaccinations = (material: Material): Offer<Vaccination>[] =>
  currentOf(material.lasting, 'vaccination').map((fact) => {
    const { content } = fact;
    return offer({
      ...timesOf(material),
      fact,
      text: joined(content.label, dayInWords(content.date), content.lot && `lot ${content.lot}`),
      item: { label: content.label, done: true, on: content.date, ...(content.lot ? { lotNumber: content.lot } : {}) },
      reworded: (words): Vaccination => ({ label: words, done: true }),
    });
  });

export const offerPreferredHospital = (material: Material): Offer<Hospital>[] =>
  currentOf(material.lasting, 'preferred-hospital')
    .slice(0, 1)
    .map((fact) => {
      const { content } = fact;
      return offer({
        ...timesOf(material),
        fact,
        ageing: 'preferred-hospital',
        text: joined(content.name, content.department, content.phone && phoneInWords(content.phone)),
        item: hospital(content),
        reworded: (words): Hospital => ({ name: words }),
      });
    });

/** A hospital by its name, with its national identifier when its FINESS has the right key. */
export const hospital = ({
  name,
  finess,
  phone,
  address,
}: {
  name: string;
  finess?: string | undefined;
  phone?: string | undefined;
  address?: string | undefined;
}): Hospital => ({
  name,
  ...(finess && isFiness(finess) ? { structIdNat: structIdNatOfFiness(finess) } : {}),
  ...(address ? { address: { streetName: address } } : {}),
  ...(phone ? { telecoms: [{ kind: 'tel' as const, value: phoneInWords(phone), use: 'WP' as const }] } : {}),
});

/** One answer of JDV_ObservationEtatPatient, and the words that the list has no place for. */
export interface StateAnswer {
  answer: PatientState;
  words?: string;
}

const subjects: Record<keyof typeof patientStates, PatientStateSubject> = {
  ableToCommunicate: 'able-to-communicate',
  wellOriented: 'well-oriented',
  disoriented: 'disoriented',
  agitated: 'agitation',
  uncooperative: 'uncooperative',
  suicidal: 'suicidal-behaviour',
  lowVision: 'low-vision',
  hearingLoss: 'hearing-loss',
  speechDisorder: 'speech-disorder',
  falls: 'falls',
  wandering: 'wandering',
  runningAway: 'running-away',
  physicalRestraint: 'physical-restraint',
  pressureUlcerRisk: 'pressure-sore-risk',
  swallowingDisorder: 'choking',
};

const subjectOf = (code: string): PatientStateSubject | undefined => {
  const key = (Object.keys(subjects) as (keyof typeof patientStates)[]).find(
    (known) => patientStates[known].code === code,
  );
  return key && subjects[key];
};

/** What a watched risk says of the same subject, when nobody answered it by yes or no. */
const subjectOfRisk: Partial<Record<OfKind<'risk'>['content']['risk'], keyof typeof patientStates>> = {
  falls: 'falls',
  choking: 'swallowingDisorder',
  'pressure-ulcer': 'pressureUlcerRisk',
  wandering: 'wandering',
  'running-away': 'runningAway',
  agitation: 'agitated',
  suicide: 'suicidal',
  restraint: 'physicalRestraint',
};

/** Yes and no answers, and the risks noted that no answer speaks of: a risk of falls must not be told « non renseigné ». */
export function offerPatientState(material: Material): Offer<StateAnswer>[] {
  const answers = currentOf(material.lasting, 'state-observation').flatMap((fact) => {
    const { code, present, comment } = fact.content;
    const subject = subjectOf(code.code);
    return subject ? [stateOffer(material, fact, subject, code.display, present, comment)] : [];
  });
  const answered = new Set(answers.flatMap(({ item }) => Object.keys(item.answer)));
  const risks = currentOf(material.lasting, 'risk').flatMap((fact) => {
    const known = subjectOfRisk[fact.content.risk];
    if (!known || answered.has(subjects[known])) return [];
    answered.add(subjects[known]);
    return [stateOffer(material, fact, subjects[known], patientStates[known].display, true, fact.content.comment)];
  });
  return [...answers, ...risks];
}

function stateOffer(
  material: Material,
  fact: OfKind<'state-observation'> | OfKind<'risk'>,
  subject: PatientStateSubject,
  display: string,
  present: boolean,
  comment: string | undefined,
): Offer<StateAnswer> {
  const answer: PatientState = { [subject]: present };
  const said = `${capital(display)} : ${present ? 'oui' : 'non'}`;
  return offer({
    ...timesOf(material),
    fact,
    ageing: 'patient-state' as const,
    text: joined(said, comment),
    item: { answer, ...(comment ? { words: `${said} (${comment})` } : {}) },
    reworded: (words): StateAnswer => ({ answer, words }),
  });
}

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
