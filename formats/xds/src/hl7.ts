/** HL7 v2.5 2.7: the separators, and how a text that holds one is written. */
const escapes: readonly [string, string][] = [
  ['\\', '\\E\\'],
  ['|', '\\F\\'],
  ['^', '\\S\\'],
  ['&', '\\T\\'],
  ['~', '\\R\\'],
];

/** A text as a component of a composite value; line ends become spaces. */
export const component = (text: string): string =>
  text.replace(/[\\|^&~]|[\r\n\t]+/g, (found) => escapes.find(([sign]) => sign === found)?.[1] ?? ' ');

const unescape = (text: string): string =>
  text.replace(/\\[EFSTR]\\/g, (found) => escapes.find(([, written]) => written === found)?.[0] ?? found);

/** The components of a composite value, unescaped, from index 0. */
export const componentsOf = (value: string): string[] => value.split('^').map(unescape);

/** CX: `<id>^^^&<authority>&ISO^<type>`; `NH` for a matricule, `PI` for a local number (national digest 3.5). */
export const cx = (id: string, authority: string, type: 'NH' | 'PI'): string =>
  `${component(id)}^^^&${authority}&ISO^${type}`;

export interface Cx {
  id: string;
  authority: string;
  type: string;
}

/** Reads a CX; a trailing `^^AAAAMMJJ…` is tolerated. Undefined when there is no identifier or no authority. */
export function readCx(value: string): Cx | undefined {
  const parts = value.split('^');
  const authority = parts[3]?.split('&')[1] ?? '';
  const id = unescape(parts[0] ?? '');
  return id === '' || authority === '' ? undefined : { id, authority, type: parts[4] ?? '' };
}

/** XCN, as XDS slots write a person or a system. */
export interface Xcn {
  id: string;
  familyName: string;
  givenName: string;
  authority: string;
  /** `D` for a person, `U` for a system. */
  nameType: 'D' | 'U';
  /** `IDNPS` national, `EI` internal to a structure, `RI` of a system, `NH` of the usager. */
  idType: string;
}

export const xcn = ({ id, familyName, givenName, authority, nameType, idType }: Xcn): string =>
  `${component(id)}^${component(familyName)}^${component(givenName)}^^^^^^&${authority}&ISO^${nameType}^^^${idType}`;

/** Reads an XCN leniently: what is absent is empty. */
export function readXcn(value: string): Xcn {
  const raw = value.split('^');
  const parts = componentsOf(value);
  return {
    id: parts[0] ?? '',
    familyName: parts[1] ?? '',
    givenName: parts[2] ?? '',
    authority: raw[8]?.split('&')[1] ?? '',
    nameType: raw[9] === 'U' ? 'U' : 'D',
    idType: raw[12] ?? '',
  };
}

/** XON of a structure known nationally. */
export interface Xon {
  name: string;
  id: string;
}

const structIdNat = '1.2.250.1.71.4.2.2';

export const xon = ({ name, id }: Xon): string => `${component(name)}^^^^^&${structIdNat}&ISO^IDNST^^^${component(id)}`;

/** Reads an XON leniently: what is absent is empty. */
export function readXon(value: string): Xon {
  const parts = componentsOf(value);
  return { name: parts[0] ?? '', id: parts[9] ?? '' };
}
