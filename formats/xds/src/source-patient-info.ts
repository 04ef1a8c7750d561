import { xdsBirthplaceField } from '@liane/vocabulary';
import { component, componentsOf } from './hl7.ts';
import type { SourcePatientInfo } from './metadata.ts';

/** The values of the slot `sourcePatientInfo` (national digest 3.5): PID-5 birth name `L` and used name `D`, PID-7, PID-8. */
export function writeSourcePatientInfo(info: SourcePatientInfo): string[] {
  const [first = '', ...others] = info.givenNames.map(component);
  const named = (name: string, type: 'L' | 'D'): string =>
    `PID-5|${component(name)}^${first}^${type === 'L' ? others.join(' ') : ''}^^^^${type}`;
  return [
    named(info.birthName, 'L'),
    ...(info.usedName === null ? [] : [named(info.usedName, 'D')]),
    `PID-7|${info.birthDate}`,
    `PID-8|${info.sex}`,
    ...(info.birthplace === null ? [] : [`PID-11|^^^^^^${xdsBirthplaceField}^^${component(info.birthplace)}`]),
  ];
}

/** Reads the slot leniently: what is absent is empty. Null when the slot says nothing. */
export function readSourcePatientInfo(values: readonly string[]): SourcePatientInfo | null {
  if (values.length === 0) return null;
  const names = fields(values, 'PID-5').map(componentsOf);
  const birth = names.find((name) => name[6] === 'L') ?? names[0] ?? [];
  const used = names.find((name) => name[6] === 'D');
  const place = fields(values, 'PID-11')
    .map(componentsOf)
    .find((address) => address[6] === xdsBirthplaceField);
  return {
    birthName: birth[0] ?? '',
    usedName: used?.[0] ?? null,
    givenNames: [birth[1] ?? '', ...(birth[2] ?? '').split(' ')].filter((name) => name !== ''),
    birthDate: (fields(values, 'PID-7')[0] ?? '').slice(0, 8),
    sex: sexOf(fields(values, 'PID-8')[0]),
    birthplace: place?.[8] ?? null,
  };
}

const fields = (values: readonly string[], field: string): string[] =>
  values.filter((value) => value.startsWith(`${field}|`)).map((value) => value.slice(field.length + 1));

const sexOf = (code: string | undefined): SourcePatientInfo['sex'] => (code === 'M' || code === 'F' ? code : 'U');
