import { withoutAccents } from './names.ts';

/** Nouns that begin the name of somebody or of a place one writes to, with the article they take in a sentence. */
const articles: Readonly<Record<string, 'le' | 'la' | 'l’' | 'les'>> = {
  cabinet: 'le',
  centre: 'le',
  ch: 'le',
  chr: 'le',
  chru: 'le',
  chu: 'le',
  clinique: 'la',
  docteur: 'le',
  dr: 'le',
  ehpad: 'l’',
  etablissement: 'l’',
  foyer: 'le',
  groupe: 'le',
  groupement: 'le',
  hopital: 'l’',
  hopitaux: 'les',
  institut: 'l’',
  laboratoire: 'le',
  maison: 'la',
  pharmacie: 'la',
  polyclinique: 'la',
  pr: 'le',
  professeur: 'le',
  residence: 'la',
  samu: 'le',
  service: 'le',
  ssiad: 'le',
  urgences: 'les',
};

const contracted = {
  à: { le: 'au ', la: 'à la ', 'l’': 'à l’', les: 'aux ', none: 'à ' },
  de: { le: 'du ', la: 'de la ', 'l’': 'de l’', les: 'des ', none: 'de ' },
} as const;

/** `to('Centre hospitalier du Sablier')` → `au centre hospitalier du Sablier`; `à Gérard LEMOINE`, `au Dr LEMOINE`. */
export const to = (name: string): string => inSentence('à', name);

/** `of('Hôpital du Nord')` → `de l’hôpital du Nord`; `d’Anne WEBER`, `du Dr LEMOINE`. */
export const of = (name: string): string => inSentence('de', name);

function inSentence(preposition: keyof typeof contracted, name: string): string {
  const [first = ''] = name.split(/\s/);
  const plain = withoutAccents(first).toLowerCase().replace(/\.$/, '');
  const article = articles[plain];
  if (article !== undefined) return contracted[preposition][article] + loweredNoun(name, first);
  const vowel = preposition === 'de' && /^[aeiouy]/i.test(plain);
  return (vowel ? 'd’' : contracted[preposition].none) + name;
}

/** A common noun loses its capital inside a sentence; initials and what registers write in capitals keep theirs. */
function loweredNoun(name: string, first: string): string {
  const isTitle = /^(?:dr|pr)\.?$/i.test(first);
  const isShouted = first === first.toLocaleUpperCase('fr');
  return isTitle || isShouted ? name : first.toLocaleLowerCase('fr') + name.slice(first.length);
}
