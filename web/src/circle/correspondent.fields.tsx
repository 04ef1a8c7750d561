import type { FieldsProps } from '../facts/kind.ts';
import type { Chosen } from './chosen.ts';
import { CorrespondentSearch } from './correspondent-search.tsx';

/** Finds a professional in the directory and fills the form; one may also type. */
export function CorrespondentFields({ onChange }: FieldsProps) {
  return (
    <CorrespondentSearch
      byHand
      kind="professional"
      label="Chercher dans l’annuaire"
      onChoose={(found) =>
        onChange({
          givenName: found.givenName,
          familyName: found.familyName,
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
      byHand
      kind="structure"
      label="Chercher dans l’annuaire"
      onChoose={(found) => onChange({ name: found.name, finess: found.finess ?? '', ...coordinates(found) })}
    />
  );
}

const coordinates = ({ phone, address }: Chosen) => ({ phone: phone ?? '', address: address ?? '' });
