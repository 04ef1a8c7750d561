import { expect, test } from 'vitest';
import { readCast } from '../cast.ts';
import { claimsOf, scopeAllClaims } from './claims.ts';

const { professionals } = readCast();

interface Told extends Record<string, unknown> {
  SubjectRefPro: { exercices: { activities: Record<string, string>[] }[] };
}

function claimsFor(key: string): Told {
  const professional = professionals.find((each) => each.key === key);
  if (!professional) throw new Error(`nobody is called ${key}`);
  return claimsOf(professional) as Told;
}

const exerciseOf = (key: string) => claimsFor(key).SubjectRefPro.exercices[0];
const activityOf = (key: string) => exerciseOf(key)?.activities[0];

test('the irregular spellings of the digest are kept', () => {
  const activity = activityOf('tilleulsNurse') ?? {};
  expect(Object.keys(activity)).toHaveLength(30);
  expect(activity).toMatchObject({
    codeSecteurDactivite: 'SA17',
    numeroFinessetablissementJuridique: expect.stringMatching(/^99/),
    autoriteDenregistrement: '',
    ancienIdentifiantDeLaStructure: '1990001026',
    codeDepartement: '53',
  });
});

test('every claim promised by scope_all is told for somebody with a single situation', () => {
  expect(Object.keys(claimsFor('tilleulsNurse')).toSorted()).toEqual([...scopeAllClaims, 'sub'].toSorted());
});

test('several situations: no structure is chosen, each activity is told', () => {
  const claims = claimsFor('bothSidesPhysiotherapist');
  expect([claims.SubjectOrganization, claims.SubjectOrganizationID]).toEqual(['', '']);
  expect(exerciseOf('bothSidesPhysiotherapist')?.activities).toHaveLength(2);
});

test('a practice has no FINESS: its SIRET tells who it is', () => {
  const claims = claimsFor('generalPractitioner');
  expect(claims.SubjectOrganizationID).toMatch(/^R\d{6}$/);
  expect(activityOf('generalPractitioner')).toMatchObject({
    numeroFinessSite: '',
    ancienIdentifiantDeLaStructure: '399900032600010',
  });
  expect(exerciseOf('generalPractitioner')).toMatchObject({
    codeTypeSavoirFaire: 'S',
    codeSavoirFaire: 'SM26',
    codeProfession: '10',
  });
});

test('somebody whose establishment nobody manages here still has a FINESS', () => {
  expect(activityOf('strangerNurse')?.numeroFinessSite).toBe('990009003');
});

test('the five roles of the medico-social sector are all played', () => {
  const roles = professionals.flatMap((professional) => professional.practices.map(({ genre }) => genre));
  for (const role of ['GENR08', 'GENR09', 'GENR10', 'GENR11', 'GENR12']) expect(roles).toContain(role);
});
