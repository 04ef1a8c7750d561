import type { ReadDocument } from '@liane/cda';
import { inFrenchDate } from '@liane/vocabulary';

export interface Headed {
  title: string;
  type: string;
  author: string;
  /** Whom it speaks of, in its own words. */
  about: string;
  version: number;
}

/** What a line of a message says of a document, from its header alone. */
export function headed(read: ReadDocument | null): Headed {
  if (!read) return { title: 'Document illisible', type: '', author: '', about: '', version: 1 };
  const { header } = read;
  const [author] = header.authors;
  const who = [author?.name?.prefix ?? author?.name?.suffix, author?.name?.given, author?.name?.family];
  const organisation = author?.organisation?.name ?? header.custodian?.name;
  return {
    title: header.title,
    type: header.type?.display ?? header.type?.originalText ?? 'Type non précisé',
    author: [who.filter(Boolean).join(' '), organisation].filter(Boolean).join(', ') || 'Auteur non précisé',
    about: aboutOf(read),
    version: header.version && header.version > 0 ? header.version : 1,
  };
}

function aboutOf({ header: { patient } }: ReadDocument): string {
  const given = patient.usedGivenName ?? patient.firstBirthGivenName ?? patient.birthGivenNames ?? '';
  const family = patient.usedFamilyName ?? patient.birthFamilyName ?? '';
  const born = patient.birthDate ? inFrenchDate(patient.birthDate.slice(0, 10)) : '';
  const word = patient.sex === 'F' ? 'née' : patient.sex === 'M' ? 'né' : 'né(e)';
  return [`${given} ${family}`.trim(), born && `${word} le ${born}`].filter(Boolean).join(', ');
}
