import { expect, test } from 'vitest';
import * as vocabulary from '../index.ts';
import {
  activityRoles,
  advanceDirectives,
  allergyTypes,
  authorSpecialties,
  authorSpecialtyOf,
  closedCategorySuccessors,
  consciousness,
  dluChecklist,
  documentTypeOf,
  documentTypes,
  doseInFrench,
  doseUnitOf,
  doseUnits,
  establishmentCategories,
  findCode,
  girLevels,
  habits,
  identityProofOf,
  identityProofs,
  isActivityRole,
  legalRepresentatives,
  patientStates,
  professionOf,
  professions,
  prostheses,
  relations,
  routes,
  sectors,
  vitalSigns,
} from '../index.ts';
import type { Coded } from '../index.ts';

const isCoded = (value: unknown): value is Coded =>
  typeof value === 'object' && value !== null && 'code' in value && 'system' in value && 'display' in value;

const tables = Object.entries(vocabulary).flatMap(([name, table]) =>
  typeof table === 'object' &&
  !Array.isArray(table) &&
  !isCoded(table) &&
  Object.values(table).length > 0 &&
  Object.values(table).every(isCoded)
    ? [{ name, codes: Object.values<Coded>(table as Record<string, Coded>) }]
    : [],
);

test('tables of codes are found, so that the checks below check something', () => {
  expect(tables.length).toBeGreaterThan(25);
});

test.each(tables)('$name: every code has a display and a system, none appears twice', ({ codes }) => {
  expect(codes.filter(({ display }) => display.trim() === '')).toEqual([]);
  expect(codes.filter(({ system }) => !/^(\d+(\.\d+)+|https:\/\/hl7\.fr\/.+)$/.test(system))).toEqual([]);
  const keys = codes.map(({ code, system }) => `${system}|${code}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('displays are those of the national lists, spelling included', () => {
  expect(relations.daughter).toEqual({ code: 'DAUC', system: '2.16.840.1.113883.5.111', display: 'Fille' });
  expect(relations.grandSon.code).toBe('GRNDSO');
  expect(legalRepresentatives.tuteur.system).toBe('1.2.250.1.213.1.1.4.327');
  expect(advanceDirectives.artificialLifeSupport.display).toBe('Maintient artificiel en vie');
  expect(allergyTypes.drugAllergy).toEqual({
    code: '416098002',
    system: '2.16.840.1.113883.6.96',
    display: 'allergie médicamenteuse',
  });
  expect(prostheses.hearingAids.display).toBe("DISPOSITIFS ACCOUSTIQUES D'AIDE À L'AUDITION");
  expect(sectors.olderPeople).toEqual({
    code: 'SA17',
    system: '1.2.250.1.71.4.2.4',
    display: 'Etablissement pour personnes âgées',
  });
  expect(routes.oral.code).toBe('20053000');
  expect(girLevels.gir2.code).toBe('MED-340');
  expect(habits.diet.display).toBe('Régime');
});

test('CDA DLU-EHPAD: whole lists that a model checks are whole here', () => {
  expect(Object.keys(patientStates)).toHaveLength(15);
  expect(Object.values(dluChecklist).map(({ code }) => code)).toEqual(
    Array.from({ length: 14 }, (_, i) => `DLU_${String(i + 6).padStart(3, '0')}`),
  );
  expect(Object.values(consciousness).map(({ code }) => code)).toEqual(['DLU_002', 'DLU_003', 'DLU_004']);
  expect(Object.keys(advanceDirectives)).toHaveLength(9);
});

test('a profession signs with a code of JDV_J01, never with its TRE_R94 code', () => {
  expect(professions.specialisedEducator.code).toBe('51');
  expect(authorSpecialtyOf(professions.specialisedEducator)).toEqual({
    code: '326',
    system: '1.2.250.1.213.1.6.1.107',
    display: 'Educateur spécialisé',
  });
  expect(authorSpecialtyOf(professions.nurse)).toEqual({
    code: 'G15_60',
    system: '1.2.250.1.213.1.1.4.5',
    display: 'Infirmier',
  });
  expect(professions.socialWorker.author.system).toBe('1.2.250.1.213.1.6.1.4');
});

test('a savoir-faire makes a doctor precise, an unknown one does not break the signature', () => {
  expect(authorSpecialtyOf(professions.doctor, 'SM26').display).toBe('Médecin - Qualifié en Médecine Générale (SM)');
  expect(authorSpecialtyOf(professions.doctor, 'SM999')).toEqual(authorSpecialties.doctor);
});

test('a profession is found by its code and system together', () => {
  expect(professionOf('60', '1.2.250.1.71.1.2.7')?.display).toBe('Infirmier');
  expect(professionOf('60', '1.2.250.1.213.1.6.1.4')).toBeUndefined();
});

test('the five roles of RPPS+ and GENR01 are the roles', () => {
  expect(Object.values(activityRoles).map(({ code }) => code)).toEqual([
    'GENR01',
    'GENR08',
    'GENR09',
    'GENR10',
    'GENR11',
    'GENR12',
  ]);
  expect(isActivityRole('GENR05')).toBe(false);
  expect(isActivityRole('GENR12')).toBe(true);
});

test('RNIV: a driving licence never validates an identity, a passport does', () => {
  expect(identityProofOf('PC')?.trust).toBe('none');
  expect(identityProofOf('PA')?.trust).toBe('high');
  expect(identityProofOf('LE')?.onlyFor).toContain('entrée directe en EHPAD');
  expect(identityProofOf('XX')).toBeUndefined();
  expect(Object.values(identityProofs).filter((proof) => 'onlyFor' in proof !== (proof.trust === 'special'))).toEqual(
    [],
  );
});

test('a document type knows its class', () => {
  expect(documentTypes.emergencyLiaison).toMatchObject({
    code: '74207-2',
    display: "Document de liaison d'urgence",
    class: { code: '11', display: 'Synthèse' },
  });
  expect(documentTypeOf('80788-3')?.class.code).toBe('44');
  expect(documentTypeOf('EXPPAT_3')?.system).toBe('1.2.250.1.213.1.1.4.12');
  expect(documentTypeOf('0-0')).toBeUndefined();
});

test('closed categories propose one that exists', () => {
  const codes = Object.values(establishmentCategories).map(({ code }) => code);
  for (const successor of Object.values(closedCategorySuccessors)) expect(codes).toContain(successor);
});

test('CDA e.50: vital signs carry the UCUM unit the rules enforce', () => {
  expect([
    vitalSigns.systolic.unit,
    vitalSigns.temperature.unit,
    vitalSigns.heartRate.unit,
    vitalSigns.bodyMassIndex.unit,
  ]).toEqual(['mm[Hg]', 'Cel', '/min', 'kg/m2']);
  expect(vitalSigns.oxygenSaturation.code).toBe('20564-1');
});

test('a dose is said in French', () => {
  expect(doseInFrench(1, doseUnits.tablet)).toBe('1 comprimé');
  expect(doseInFrench(1.5, doseUnits.tablet)).toBe('1,5 comprimé');
  expect(doseInFrench(20, doseUnits.drop)).toBe('20 gouttes');
  expect(doseUnitOf('[drp]')).toBe(doseUnits.drop);
});

test('a code is found in its table, by system when two share it', () => {
  expect(findCode(relations, 'DAUC')).toBe(relations.daughter);
  expect(findCode(advanceDirectives, 'MED-295', '2.16.840.1.113883.6.1')).toBeUndefined();
  expect(findCode(relations, 'constructor')).toBeUndefined();
});
