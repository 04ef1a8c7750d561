import { isFiness, isRpps } from '@liane/vocabulary';
import type { DirectoryEntry } from './messages.ts';
import { listOf, member, textOf } from './read.ts';
import {
  finessSystem,
  isKnowHow,
  knowHowInFrench,
  professionInFrench,
  professionTableOf,
  rppsSystem,
} from './systems.ts';

/** What is read of a Practitioner: who, not where. */
export type Who = Pick<
  DirectoryEntry,
  | 'rpps'
  | 'familyName'
  | 'givenName'
  | 'professionCode'
  | 'professionInFrench'
  | 'savoirFaire'
  | 'mssanteAddresses'
  | 'active'
>;

export function readPractitioner(content: unknown): Who {
  const [name] = listOf(content, 'name');
  const codings = listOf(content, 'qualification').flatMap((each) => codingsOf(member(each, 'code')));
  const profession = codings.find(({ system }) => professionTableOf(system) !== undefined);
  const label = profession && professionInFrench(profession.code, professionTableOf(profession.system) ?? '');
  return {
    rpps: identifierOf(content, rppsSystem, isElevenDigits),
    familyName: textOf(member(name, 'family')) ?? null,
    givenName:
      listOf(name, 'given')
        .flatMap((each) => textOf(each) ?? [])
        .join(' ') || null,
    professionCode: profession?.code ?? null,
    professionInFrench: label ?? profession?.display ?? null,
    savoirFaire: codings
      .filter(({ system }) => isKnowHow(system))
      .map(({ code, display }) => knowHowInFrench(code) ?? display ?? code),
    mssanteAddresses: mailboxesOf(content),
    active: member(content, 'active') !== false,
  };
}

/** What is read of an Organization: where. */
export type Where = Pick<
  DirectoryEntry,
  'finess' | 'organisation' | 'address' | 'phone' | 'mssanteAddresses' | 'active'
>;

export function readOrganization(content: unknown): Where {
  const [address] = listOf(content, 'address');
  const phone = listOf(content, 'telecom').find((each) => member(each, 'system') === 'phone');
  return {
    finess: identifierOf(content, finessSystem, isNineCharacters),
    organisation: textOf(member(content, 'name')) ?? null,
    address:
      address === undefined
        ? null
        : {
            lines: listOf(address, 'line').flatMap((each) => textOf(each) ?? []),
            postalCode: textOf(member(address, 'postalCode')) ?? null,
            city: textOf(member(address, 'city')) ?? null,
          },
    phone: textOf(member(phone, 'value')) ?? null,
    mssanteAddresses: mailboxesOf(content),
    active: member(content, 'active') !== false,
  };
}

/** A situation: which professional, in which structure. */
export interface Situation {
  practitioner: string;
  organization: string;
  mssanteAddresses: string[];
  active: boolean;
}

export function readRole(content: unknown): Situation {
  return {
    practitioner: referenceOf(content, 'practitioner', 'Practitioner'),
    organization: referenceOf(content, 'organization', 'Organization'),
    mssanteAddresses: mailboxesOf(content),
    active: member(content, 'active') !== false,
  };
}

function referenceOf(content: unknown, name: string, type: string): string {
  const said = textOf(member(member(content, name), 'reference')) ?? '';
  return said.startsWith(`${type}/`) ? said.slice(type.length + 1) : '';
}

// Published numbers do not all respect their key (digest 14.2): the shape is demanded, the preference goes to a right key.
const isElevenDigits = (text: string): boolean => isRpps(text) || /^\d{11}$/.test(text);
const isNineCharacters = (text: string): boolean => isFiness(text) || /^\d[\dAB]\d{7}$/.test(text);

function identifierOf(content: unknown, system: string, hasShape: (text: string) => boolean): string | null {
  const values = listOf(content, 'identifier')
    .filter((each) => member(each, 'system') === system)
    .flatMap((each) => textOf(member(each, 'value')) ?? []);
  return values.find(hasShape) ?? null;
}

function codingsOf(concept: unknown): { system: string; code: string; display?: string }[] {
  return listOf(concept, 'coding').flatMap((each) => {
    const system = textOf(member(each, 'system'));
    const code = textOf(member(each, 'code'));
    const display = textOf(member(each, 'display'));
    return system === undefined || code === undefined
      ? []
      : [{ system, code, ...(display !== undefined && { display }) }];
  });
}

const mssante = 'MSSANTE';

/** MSSanté mailboxes among the contact points, the preferred one first (rank 1, digest 2); what is no address is left out. */
function mailboxesOf(content: unknown): string[] {
  const ranked = listOf(content, 'telecom')
    .filter((each) => member(each, 'system') === 'email' && isMssante(each))
    .flatMap((each) => {
      const value = textOf(member(each, 'value'))?.toLowerCase();
      const rank = member(each, 'rank');
      return value !== undefined && /^[\w.+'-]+@[a-z\d.-]+\.[a-z]{2,}$/.test(value)
        ? [{ value, rank: typeof rank === 'number' ? rank : 99 }]
        : [];
    });
  return [...new Set(ranked.toSorted((a, b) => a.rank - b.rank).map(({ value }) => value))];
}

const isMssante = (telecom: unknown): boolean =>
  listOf(telecom, 'extension').some((each) => member(member(each, 'valueCoding'), 'code') === mssante);
