import type { Coded } from '@liane/vocabulary';
import { icd10System, loincSystem, snomedCtSystem } from '@liane/vocabulary';

/** FR Core this product writes: 2.2.0, or 2.1.0 for a partner that has not moved. Content model digest §6. */
export type FrCoreVersion = '2.2.0' | '2.1.0';

const frCore = 'https://hl7.fr/ig/fhir/core';

export const frCoreProfile = (id: string): string => `${frCore}/StructureDefinition/${id}`;
export const frCoreCodes = (id: string): string => `${frCore}/CodeSystem/${id}`;

const nos = (list: string): string => `https://mos.esante.gouv.fr/NOS/${list}/FHIR/${list.replace('_', '-')}`;

/** French lists (NOS) by the address FR Core gives them. */
export const nosSystems = {
  communes: nos('TRE_R13-CommuneOM'),
  countries: nos('TRE_R20-Pays'),
  roleClass: nos('TRE_R260-HL7RoleClass'),
  roleCode: nos('TRE_R216-HL7RoleCode'),
};

const terminology = 'http://terminology.hl7.org/CodeSystem';

export const hl7Systems = {
  identifierType: `${terminology}/v2-0203`,
  actCode: `${terminology}/v3-ActCode`,
  dischargeDisposition: `${terminology}/discharge-disposition`,
  allergyClinical: `${terminology}/allergyintolerance-clinical`,
  allergyVerification: `${terminology}/allergyintolerance-verification`,
  conditionClinical: `${terminology}/condition-clinical`,
  conditionVerification: `${terminology}/condition-ver-status`,
  conditionCategory: `${terminology}/condition-category`,
  observationCategory: `${terminology}/observation-category`,
  restfulSecurity: `${terminology}/restful-security-service`,
};

export const loinc = 'http://loinc.org';
export const snomedCt = 'http://snomed.info/sct';
export const ucum = 'http://unitsofmeasure.org';
export const uri = 'urn:ietf:rfc3986';
export const finess = 'https://finess.esante.gouv.fr';

const known: Record<string, string> = {
  [loincSystem]: loinc,
  [snomedCtSystem]: snomedCt,
  [icd10System]: 'https://smt.esante.gouv.fr/terminologie-cim-10',
};

/** The FHIR address of a code system known by its OID; `urn:oid:…` where no better one is published. */
export const systemOf = ({ system }: Pick<Coded, 'system'>): string =>
  known[system] ?? (/^[0-2](\.\d+)+$/.test(system) ? `urn:oid:${system}` : system);
