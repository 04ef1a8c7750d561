import type { Coded } from '../metadata.ts';

/** Who does not see a document (JDV_J08, national digest 3.9); none hides it from nobody. */
export type Hidden = 'MASQUE_PS' | 'INVISIBLE_PATIENT' | 'INVISIBLE_REPRESENTANTS_LEGAUX';

const displays: Record<Hidden, string> = {
  MASQUE_PS: 'Masqué aux professionnels de santé',
  INVISIBLE_PATIENT: 'Non visible par le patient',
  INVISIBLE_REPRESENTANTS_LEGAUX: 'Non visible par les représentants légaux du patient',
};

const general: Record<string, string> = { N: 'Normal', R: 'Restreint', V: 'Très restreint' };

/** National digest 3.5: the general code always first (`N` unless the header says R or V), then who does not see it. */
export function confidentialityOf(headerCode: string | undefined, hidden: readonly Hidden[]): Coded[] {
  const code = headerCode !== undefined && headerCode in general ? headerCode : 'N';
  return [
    { code, codeSystem: '2.16.840.1.113883.5.25', displayName: general[code] ?? 'Normal' },
    ...hidden.map((each) => ({ code: each, codeSystem: '1.2.250.1.213.1.1.4.13', displayName: displays[each] })),
  ];
}

/** Who does not see a document, as its entry says. */
export const hiddenFrom = (confidentiality: readonly Coded[]): Hidden[] =>
  confidentiality.map(({ code }) => code).filter((code): code is Hidden => code in displays);
