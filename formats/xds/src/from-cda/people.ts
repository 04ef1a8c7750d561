import type { ReadHeader, ReadParty } from '@liane/cda';
import { insOids, psIdNatSystem, structIdNatSystem } from '@liane/vocabulary';
import { component, cx, xcn, xon } from '../hl7.ts';
import type { SourcePatientInfo, XdsAuthor } from '../metadata.ts';

const insAuthorities: readonly string[] = Object.values(insOids);

/** XCN of whoever wrote or signed (national digest 3.5); null without identifier. */
export function personOf(party: ReadParty | undefined): string | null {
  const id = party?.ids.find((each) => each.extension !== undefined && each.extension !== '');
  if (party === undefined || id?.extension === undefined) return null;
  const isSystem = party.device !== undefined;
  return xcn({
    id: id.extension,
    familyName: party.device ?? party.name?.family ?? '',
    givenName: isSystem ? '' : (party.name?.given ?? ''),
    authority: id.root,
    nameType: isSystem ? 'U' : 'D',
    idType: idTypeOf(id.root, id.extension, isSystem),
  });
}

/** A national number, one internal to a structure (it holds a slash), a system, the usager. */
function idTypeOf(root: string, extension: string, isSystem: boolean): string {
  if (insAuthorities.includes(root)) return 'NH';
  if (isSystem) return 'RI';
  return root === psIdNatSystem && !extension.includes('/') ? 'IDNPS' : 'EI';
}

/** CDA digest 6.1: role from the function, specialty from the profession, institution from the structure. */
export function authorOf(party: ReadParty): XdsAuthor {
  const { code, functionCode, organisation } = party;
  const structure = organisation?.ids.find((each) => each.root === structIdNatSystem)?.extension;
  return {
    person: personOf(party),
    institutions: structure === undefined ? [] : [xon({ name: organisation?.name ?? '', id: structure })],
    role: functionCode?.display ?? functionCode?.originalText ?? null,
    specialties:
      code?.code === undefined
        ? []
        : [`${component(code.code)}^${component(code.display ?? code.code)}^${code.system ?? ''}`],
  };
}

/** CX of the matricule when the header bears one; null otherwise, whatever other number it bears. */
export function insOfHeader({ patient }: ReadHeader): string | null {
  const id = patient.ids.find((each) => insAuthorities.includes(each.root));
  return id?.extension === undefined ? null : cx(id.extension, id.root, 'NH');
}

/** CX of the number in the establishment. */
export function localIdOfHeader({ patient }: ReadHeader): string | null {
  const id = patient.ids.find((each) => each.nature === 'local' && each.extension !== undefined);
  return id?.extension === undefined ? null : cx(id.extension, id.root, 'PI');
}

/** National digest 3.5: strict traits; null when the header names nobody. */
export function sourcePatientInfoOf({ patient }: ReadHeader): SourcePatientInfo | null {
  const birthName = patient.birthFamilyName ?? patient.usedFamilyName;
  if (birthName === undefined) return null;
  const first = patient.firstBirthGivenName ?? patient.usedGivenName;
  const all = patient.birthGivenNames?.split(' ') ?? [];
  return {
    birthName,
    usedName: patient.usedFamilyName !== birthName ? (patient.usedFamilyName ?? null) : null,
    givenNames: withFirst(first, all),
    birthDate: (patient.birthDate ?? '').slice(0, 10).replaceAll('-', ''),
    sex: patient.sex === 'F' || patient.sex === 'M' ? patient.sex : 'U',
    birthplace: patient.birthPlaceCode ?? null,
  };
}

/** The first birth name leads; it may itself be the first of the list. */
const withFirst = (first: string | undefined, all: readonly string[]): string[] => {
  if (first === undefined) return [...all];
  const rest = all.join(' ');
  const others = rest.startsWith(`${first} `)
    ? rest.slice(first.length + 1).split(' ')
    : all.filter((name) => name !== first);
  return [first, ...others.filter((name) => name !== '')];
};
