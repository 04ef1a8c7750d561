import { readXcn, readXon, type DocumentEntry } from '@liane/xds';

/** Who wrote a document and where, as people read; empty when the metadata say nothing. */
export function authorOf({ authors }: Pick<DocumentEntry, 'authors'>): { author: string; institution: string } {
  const [first] = authors;
  const person = first?.person ? readXcn(first.person) : undefined;
  const institution = first?.institutions[0] ? readXon(first.institutions[0]).name : '';
  const named = person ? [person.givenName, person.familyName].filter((part) => part !== '').join(' ') : '';
  return { author: named || institution, institution: named ? institution : '' };
}

/** Written in one of these structures (Struct_IdNat). */
export const isWrittenBy = ({ authors }: Pick<DocumentEntry, 'authors'>, structures: ReadonlySet<string>): boolean =>
  authors.some(({ institutions }) => institutions.some((institution) => structures.has(readXon(institution).id)));
