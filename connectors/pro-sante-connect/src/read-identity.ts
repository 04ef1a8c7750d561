import { assuranceOf } from './assurance.ts';
import { ProSanteConnectUnreadable } from './errors.ts';
import { activityFields, exerciseFields } from './messages.ts';
import type { Activity, Exercise, OtherId, ProSanteConnectIdentity, SubjectRefPro } from './messages.ts';

/** The verified claims of the id_token that are read here. */
export interface Proof {
  sub: string;
  acr?: unknown;
  amr?: unknown;
  auth_time?: unknown;
  iat: number;
}

/**
 * What userinfo says, once proven by the id_token. Claims absent or null are empty; claims of another shape are refused.
 * @throws ProSanteConnectUnreadable, AssuranceTooLow
 */
export function readIdentity(told: Record<string, unknown>, proof: Proof): ProSanteConnectIdentity {
  const acr = assuranceOf(typeof proof.acr === 'string' ? proof.acr : undefined);
  const subjectNameId = text(told, 'SubjectNameID');
  if (!/^\d[\w/.-]{1,40}$/.test(subjectNameId)) throw unreadable('SubjectNameID', subjectNameId);
  return {
    sub: proof.sub,
    SubjectNameID: subjectNameId,
    given_name: text(told, 'given_name'),
    family_name: text(told, 'family_name'),
    SubjectOrganization: text(told, 'SubjectOrganization'),
    SubjectOrganizationID: text(told, 'SubjectOrganizationID'),
    SubjectRole: list(told, 'SubjectRole').map((role) => (typeof role === 'string' ? role : fail('SubjectRole', role))),
    Secteur_Activite: text(told, 'Secteur_Activite'),
    authMode: text(told, 'authMode'),
    otherIds: list(told, 'otherIds').map((each) => otherId(record(each, 'otherIds'))),
    SubjectRefPro: subjectRefPro(told.SubjectRefPro),
    acr,
    amr: Array.isArray(proof.amr) ? proof.amr.filter((method) => typeof method === 'string') : [],
    authTime: new Date((typeof proof.auth_time === 'number' ? proof.auth_time : proof.iat) * 1000),
  };
}

function subjectRefPro(told: unknown): SubjectRefPro {
  if (told === undefined || told === null) return { codeCivilite: '', exercices: [] };
  const refPro = record(told, 'SubjectRefPro');
  return {
    codeCivilite: text(refPro, 'codeCivilite'),
    exercices: list(refPro, 'exercices').map((each) => exercise(record(each, 'exercices'))),
  };
}

function exercise(told: Record<string, unknown>): Exercise {
  return {
    ...texts(told, exerciseFields),
    activities: list(told, 'activities').map((each): Activity => texts(record(each, 'activities'), activityFields)),
  };
}

const otherId = (told: Record<string, unknown>): OtherId => ({
  identifiant: text(told, 'identifiant'),
  origine: text(told, 'origine'),
  qualite: Number(text(told, 'qualite')),
});

function texts<Name extends string>(told: Record<string, unknown>, names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, text(told, name)])) as Record<Name, string>;
}

function text(told: Record<string, unknown>, name: string): string {
  const value = told[name];
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : fail(name, value);
}

function list(told: Record<string, unknown>, name: string): unknown[] {
  const value = told[name];
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : fail(name, value);
}

const record = (value: unknown, name: string): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : fail(name, value);

function fail(name: string, value: unknown): never {
  throw unreadable(name, value);
}

const unreadable = (name: string, value: unknown): ProSanteConnectUnreadable =>
  new ProSanteConnectUnreadable(
    `claim ${name} is ${value === '' ? 'missing' : `not what was expected (${typeof value})`}`,
  );
