import type { Correspondent } from '@liane/server/contract/directory';
import type { FieldsProps } from '../facts/kind.ts';
import { CorrespondentSearch } from './correspondent-search.tsx';

/** Finds a professional in the directory and fills the form; one may also type. */
export function CorrespondentFields({ onChange }: FieldsProps) {
  return (
    <CorrespondentSearch
      kind="professional"
      label="Chercher dans l’annuaire"
      onChoose={(found) =>
        onChange({
          ...namesOf(found.name),
          ...coordinates(found),
          rpps: found.rpps ?? '',
          profession: found.professionInFrench ?? '',
          mssanteAddress: found.mssanteAddress ?? '',
        })
      }
    />
  );
}

/** Finds a hospital in the directory and fills the form. */
export function HospitalFields({ onChange }: FieldsProps) {
  return (
    <CorrespondentSearch
      kind="structure"
      label="Chercher dans l’annuaire"
      onChoose={(found) => onChange({ name: found.name, finess: found.finess ?? '', ...coordinates(found) })}
    />
  );
}

const coordinates = ({ phone, address }: Correspondent) => ({ phone: phone ?? '', address: address ?? '' });

/** `Dr Anne LE GALL` → given name `Anne`, family name `LE GALL`: the capitals are the family name. */
export function namesOf(name: string): { givenName: string; familyName: string } {
  const words = name.split(/\s+/).filter((word) => word !== '' && !/^(dr|pr|m|mme)\.?$/i.test(word));
  const family = words.filter((word) => word.length > 1 && word === word.toLocaleUpperCase('fr'));
  if (family.length === 0) return { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? name };
  return { givenName: words.filter((word) => !family.includes(word)).join(' '), familyName: family.join(' ') };
}
