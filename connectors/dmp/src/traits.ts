import { isCivilDate, isLunarDate } from '@liane/vocabulary';
import type { XmlElement } from '@liane/xml';
import type { DmpState } from './messages.ts';
import { element } from './strictly.ts';

/** Identity as the DMP holds it (digest §3.3); null when it is not whole enough to be compared. */
export function readTraits(person: XmlElement): DmpState['traits'] {
  const families = person.childrenNamed('name').flatMap((name) => name.childrenNamed('family'));
  const used = families.find((family) => family.attribute('qualifier') === 'SP');
  const birthName = families.find((family) => family !== used)?.text() ?? '';
  const givenNames = person
    .childrenNamed('name')
    .flatMap((name) => name.childrenNamed('given'))
    .flatMap((given) => given.text().split(/\s+/))
    .filter((name) => name !== '');
  const birthDate = dashed(element(person, 'birthTime')?.attribute('value') ?? '');
  const sex = element(person, 'administrativeGenderCode')?.attribute('code');
  if (birthName === '' || birthDate === null || (sex !== 'M' && sex !== 'F')) return null;
  return { birthName, usedName: used?.text() || null, givenNames, birthDate, sex };
}

function dashed(time: string): string | null {
  const date = time.slice(0, 8).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  return isCivilDate(date) || isLunarDate(date) ? date : null;
}
