import { severities } from '@liane/vocabulary';
import type { Coded } from '@liane/vocabulary';
import { absentAllergies, absentImmunizations, absentMedications, absentProblems } from '../codes/absent-or-unknown.ts';
import { belongingCodes } from '../codes/belongings.ts';
import { checklistCodes } from '../codes/checklist.ts';
import type { CodeTable } from '../codes/code-table.ts';
import { directiveCodes } from '../codes/directives.ts';
import { documentTypes } from '../codes/document-types.ts';
import { encounterKinds } from '../codes/encounters.ts';
import { facilitySectors } from '../codes/facility-sectors.ts';
import { patientStateCodes } from '../codes/patient-state.ts';
import { practiceSettings } from '../codes/practice-settings.ts';
import { predictableEvents } from '../codes/predictable-events.ts';
import { problemNatures } from '../codes/problem-natures.ts';
import { professions } from '../codes/professions.ts';
import { relations } from '../codes/relations.ts';
import { vitalSignCodes } from '../codes/vital-signs.ts';
import { every, fault } from './rule.ts';
import type { Rule } from './rule.ts';

const flatten = (table: CodeTable): Coded[] =>
  Object.entries(table).flatMap(([system, displays]) =>
    Object.entries(displays).map(([code, display]) => ({ code, display, system })),
  );

const known: readonly Coded[] = [
  ...[absentAllergies, absentImmunizations, absentMedications, absentProblems].flatMap((set) => Object.values(set)),
  ...Object.values(belongingCodes),
  ...Object.values(checklistCodes),
  ...Object.values(directiveCodes),
  ...Object.values(encounterKinds),
  ...Object.values(patientStateCodes),
  ...predictableEvents,
  ...problemNatures,
  ...relations,
  ...Object.values(severities),
  ...vitalSignCodes,
  ...[facilitySectors, practiceSettings, professions].flatMap(flatten),
];

/** A document type is judged where it is one: LOINC codes mean other things elsewhere (18776-5, 11369-6…). */
const types = flatten(documentTypes);

const keyOf = (code: string | undefined, system: string | undefined): string => `${code}|${system}`;

/** Case and apostrophes differ between editions of one label. */
const sameWords = (text: string): string =>
  text.normalize('NFC').replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim().toLowerCase();

const indexOf = (codes: readonly Coded[]): Map<string, string> =>
  new Map(codes.map(({ code, system, display }) => [keyOf(code, system), sameWords(display)]));

const labels = indexOf(known);
const typeLabels = indexOf(types);

/** CDA digest §2.4: the label of a code is no longer compared by the official rules, and is what people read. */
export const displayRules: Rule[] = [
  fault('code/display', '§2.4', ({ all, root }) => {
    const typeCode = root.child('code');
    return every(
      all.filter((element) => element.attribute('displayName') !== undefined),
      (element) => {
        const key = keyOf(element.attribute('code'), element.attribute('codeSystem'));
        const label = element === typeCode ? typeLabels.get(key) : labels.get(key);
        return label === undefined || label === sameWords(element.attribute('displayName') ?? '');
      },
      (element) =>
        `Le libellé « ${element.attribute('displayName') ?? ''} » n'est pas celui du code ${element.attribute('code') ?? ''}.`,
    );
  }),
];
