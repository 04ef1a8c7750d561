import type { SourcePatientInfo, XdsAuthor } from '@liane/xds';
import type { XmlElement } from '@liane/xml';
import { insOids } from '../rules/unverified.ts';
import { codedOf, idsOf, wordsOf } from './header.ts';

const professionals = '1.2.250.1.71.4.2.1';
const structures = '1.2.250.1.71.4.2.2';
/** Roots that name a person nationally (CDA digest 1.3); any other is of a structure. */
const nationalRoots = /^1\.2\.250\.1\.213\.1\.4\.(?:2|6|7|8|9|10|11|12|13|14)$/;

const escapes: Readonly<Record<string, string>> = { '\\': 'E', '|': 'F', '^': 'S', '&': 'T', '~': 'R' };

/** HL7 v2: a separator inside a text is written between two backslashes. */
const hl7 = (text: string): string => text.replaceAll(/[\\|^&~]/g, (sign) => `\\${escapes[sign]}\\`);

/**
 * XCN of who wrote or signed, by the forms of digest 3.5: national number, number of a structure, device, the person.
 * @param assigned `assignedAuthor` or `assignedEntity`
 */
export function xcnOf(assigned: XmlElement | undefined): string | null {
  const [id] = idsOf(assigned);
  if (id === undefined) return null;
  const device = assigned?.child('assignedAuthoringDevice');
  const name = assigned?.path('assignedPerson', 'name');
  const family = wordsOf(device?.child('softwareName') ?? name?.child('family'));
  const given = wordsOf(device?.child('manufacturerModelName') ?? name?.child('given'));
  const kind = device ? 'U^^^RI' : `D^^^${kindOf(id)}`;
  return `${hl7(id.extension)}^${hl7(family)}^${hl7(given)}^^^^^^&${id.root}&ISO^${kind}`;
}

function kindOf({ root, extension }: { root: string; extension: string }): string {
  if (insOids.includes(root)) return 'NH';
  return root === professionals && /^[08][^/]+$/.test(extension) ? 'IDNPS' : 'EI';
}

/** Digest 3.5, author forms; a person who writes for themselves has no institution. */
export function authorOf(author: XmlElement): XdsAuthor {
  const assigned = author.child('assignedAuthor');
  const organisation = assigned?.child('representedOrganization');
  const structure = idsOf(organisation).find(({ root }) => root === structures);
  const { code, displayName, codeSystem } = codedOf(assigned?.child('code'));
  const role = author.child('functionCode')?.attribute('displayName');
  return {
    person: xcnOf(assigned),
    institutions:
      structure === undefined
        ? []
        : [`${hl7(wordsOf(organisation?.child('name')))}^^^^^&${structures}&ISO^IDNST^^^${hl7(structure.extension)}`],
    role: role ?? null,
    specialties: code === '' ? [] : [`${hl7(code)}^${hl7(displayName)}^${codeSystem}`],
  };
}

const cx = ({ root, extension }: { root: string; extension: string }, kind: 'NH' | 'PI'): string =>
  `${hl7(extension)}^^^&${root}&ISO^${kind}`;

/** CX of the matricule; empty when the CDA bears none, for the rules to refuse. */
export function patientIdOf(role: XmlElement | undefined): string {
  const ins = idsOf(role).find(({ root }) => insOids.includes(root));
  return ins === undefined ? '' : cx(ins, 'NH');
}

/** Digest 3.5: the number in the place that writes, or the INS if there is none. */
export function sourcePatientIdOf(role: XmlElement | undefined): string {
  const local = idsOf(role).find(({ root }) => !nationalRoots.test(root));
  return local === undefined ? patientIdOf(role) : cx(local, 'PI');
}

/** Digest 3.5, sourcePatientInfo: PID-5, 7, 8 and 11 of the CDA (its digest 1.3). Null without birth name. */
export function traitsOf(role: XmlElement | undefined): SourcePatientInfo | null {
  const patient = role?.child('patient');
  const part = (name: 'family' | 'given', qualifier?: string): string =>
    wordsOf(
      (patient?.child('name')?.childrenNamed(name) ?? []).find((each) => each.attribute('qualifier') === qualifier),
    );
  const birthName = part('family', 'BR');
  if (birthName === '') return null;
  const usedName = part('family', 'CL');
  const sex = patient?.child('administrativeGenderCode')?.attribute('code');
  const county = wordsOf(patient?.path('birthplace', 'place', 'addr', 'county'));
  return {
    birthName,
    usedName: usedName === '' || usedName === birthName ? null : usedName,
    givenNames: givenNames(part('given', 'BR'), part('given')),
    birthDate: (patient?.child('birthTime')?.attribute('value') ?? '').slice(0, 8),
    sex: sex === 'F' || sex === 'M' ? sex : 'U',
    birthplace: county === '' ? null : county,
  };
}

/** The first given name, which may be of several words, then the others of the list of the INS. */
function givenNames(first: string, list: string): string[] {
  const follows = first !== '' && `${list} `.startsWith(`${first} `);
  const others = (follows ? list.slice(first.length) : list).split(' ').filter((each) => each !== '' && each !== first);
  return first === '' ? others : [first, ...others];
}
