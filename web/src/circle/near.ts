import { foldName } from '@liane/vocabulary/names';
import { currentOf } from '../facts/content.ts';
import type { Fact } from '../facts/content.ts';
import type { Chosen } from './chosen.ts';
import { roleWords } from './roles.ts';

/** Somebody of a person’s circle: proposed before anybody else when one writes about that person. */
export type Near = Chosen & { factId: string; role: string };

/** The professionals of the circle, the general practitioner first, then those who can be written to. */
export function professionalsNear(facts: readonly Fact[]): Near[] {
  return currentOf(facts, 'care-professional')
    .map(({ factId, content }) => ({
      factId,
      content,
      rank: content.role === 'gp' ? 0 : content.mssanteAddress ? 1 : 2,
    }))
    .toSorted((a, b) => a.rank - b.rank || a.content.familyName.localeCompare(b.content.familyName, 'fr'))
    .map(
      ({
        factId,
        content: { role, familyName, givenName = '', profession, rpps, address, phone, mssanteAddress },
      }) => ({
        factId,
        role: roleWords(role),
        name: [givenName, familyName.toLocaleUpperCase('fr')].filter(Boolean).join(' '),
        familyName,
        givenName,
        professionInFrench: profession ?? null,
        rpps: rpps ?? null,
        finess: null,
        address: address ?? null,
        phone: phone ?? null,
        mssanteAddress: mssanteAddress?.trim() || null,
      }),
    );
}

/** True when every word typed begins a word of their name, role or profession, accents and case aside. */
export function answersTo({ name, role, professionInFrench }: Near, typed: string): boolean {
  const said = words([name, role, professionInFrench].filter(Boolean).join(' '));
  return words(typed).every((asked) => said.some((word) => word.startsWith(asked)));
}

const words = (text: string): string[] => foldName(text).split(' ').filter(Boolean);
