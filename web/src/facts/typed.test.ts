import { expect, test } from 'vitest';
import { kindNamed } from './kinds.ts';
import { completeContent, missingFields, readKnownDate, typedFrom } from './typed.ts';

const at = '2026-11-21T02:00:00.000Z';

test('what is left empty is not said, and a missing word keeps the form from leaving', () => {
  const allergy = kindNamed('allergy');
  const typed = { ...allergy.blank(), agent: '  Pénicilline ', reaction: '', comment: '   ' };
  expect(completeContent(allergy, typed, at)).toEqual({
    kind: 'allergy',
    label: 'Pénicilline',
    agent: 'Pénicilline',
    category: 'medication',
  });
  expect(completeContent(allergy, { ...typed, agent: ' ' }, at)).toBeUndefined();
  expect(missingFields(allergy.fields, { ...typed, agent: ' ' })).toEqual(['À quoi']);
});

test('a correction begins with the very words that were written', () => {
  const risk = kindNamed('risk');
  const content = { kind: 'risk' as const, risk: 'falls' as const, label: 'Risque : chutes', level: 'high' as const };
  expect(completeContent(risk, typedFrom(risk, content), at)).toEqual(content);
  const renamed = { ...content, label: 'Chute en août' };
  expect(completeContent(risk, typedFrom(risk, renamed), at)).toEqual(renamed);
});

test('every kind gives back what it was given', () => {
  const contents = [
    {
      kind: 'vital-signs' as const,
      values: { temperature: 38.4, systolic: 128, diastolic: 74 },
      consciousness: 'awake' as const,
    },
    {
      kind: 'treatment' as const,
      medicine: 'Paracétamol 1 g',
      posology: '1 comprimé matin et soir',
      dose: { quantity: 1, unit: '{comprimé}' },
      route: { code: '20053000', system: '0.4.0.127.0.16.1.1.2.1', display: 'Voie orale' },
      times: ['morning' as const, 'evening' as const],
      asNeeded: { condition: 'Douleur', maxPerDay: 3 },
      longTerm: false,
    },
    {
      kind: 'personal-project' as const,
      inOneLine: 'Revoir sa sœur',
      wishes: '',
      objectives: [{ objective: 'Appeler chaque dimanche', means: '', byWhom: 'Fatou', dueOn: '2027-01-01' }],
    },
    { kind: 'autonomy' as const, gir: 2, variables: { coherence: 'B' as const }, evaluatedOn: '2026-06-01' },
    {
      kind: 'contact' as const,
      familyName: 'Cormier',
      givenName: '',
      relation: 'NIECE',
      relationInFrench: 'Nièce',
      isTrustedPerson: true,
      toWarnInEmergency: false,
      isCarer: false,
    },
  ];
  for (const content of contents) {
    const kind = kindNamed(content.kind);
    expect(completeContent(kind, typedFrom(kind, content), at)).toEqual(content);
  }
});

test('an intake is dated by the moment it was taken', () => {
  const intake = kindNamed('intake');
  expect(completeContent(intake, { medicine: 'Paracétamol' }, at)).toEqual({
    kind: 'intake',
    medicine: 'Paracétamol',
    dose: '',
    takenAt: at,
  });
});

test('a date is as precise as it is known, and a day that does not exist is none', () => {
  expect(readKnownDate('2019')).toBe('2019');
  expect(readKnownDate('3/2019')).toBe('2019-03');
  expect(readKnownDate('12/03/2019')).toBe('2019-03-12');
  expect(readKnownDate('31/02/2019')).toBeUndefined();
  expect(readKnownDate('13/2019')).toBeUndefined();
  expect(readKnownDate('printemps')).toBeUndefined();
});
