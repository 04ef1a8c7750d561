import { asInsiFamilyName, foldName } from '@liane/vocabulary';

/** A name as the trade keeps it: capitals without accents, as it is said, and the words it is searched by. */
export interface Name {
  strict: string;
  said: string;
  folded: string;
}

const simpleFamilies =
  'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefèvre Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard André Mercier Dupont Lambert Bonnet François Martínez Legrand Garnier Faure Rousseau Blanc Guérin Müller Henry Roussel Nicolas Perrin Morin Mathieu Clément Gauthier Dumont López Fontaine Chevalier Robin Masson Sánchez Gérard Nguyên Boyer Denis Lemaire Duval Joly Gautier Roger Roche Roy Noël Meyer Lucas Meunier Jean Pérez Marchand Dufour Blanchard Marie Barbier Brun Dumas Brunet Schmitt Leroux Colas Fernández Renard Arnaud Rolland Caron Aubert Giraud Leclercq Vidal Bourgeois Renaud Lemoine Picard Gaillard Philippe Leclerc Lacroix Fabre Dupuis Olivier Rodríguez Rivière Guillaume Hubert Bréhier Kervella Etchegaray Œillet Hélias Cœurdoux Besançon Le-Gall Le-Goff De-la-Tour D’Aversin Saint-Martin L’Hostis'.split(
    ' ',
  );
const simpleGivens =
  'Jeanne Mauricette Simone Odette Yvonne Marcelle Renée Germaine Éliane Thérèse Geneviève Hélène Josette Gisèle Andrée Huguette Solange Denise Irène Éléonore Cécile Françoise Zoé Maëlle Anaïs Chloé Noémie Inès Agnès Régine André Raymond Marcel Roger René Lucien Fernand Gérard Édouard Émile Étienne François Jérôme Rémi Théo Loïc Gaël Noël Joël Raphaël Mickaël Stéphane Frédéric Benoît Célestin Désiré Barthélemy Hervé Aimé Zacharie'.split(
    ' ',
  );

const named = (said: string): Name => ({
  strict: asInsiFamilyName(said) ?? '',
  said,
  folded: searchedWords(said).join(' '),
});

/** A name of several words is also searched in one. */
function searchedWords(said: string): string[] {
  const words = foldName(said).split(' ');
  return words.length === 1 ? words : [...words, words.join('')];
}

/** Some thousands of family names: simple ones, ones with a particle, double ones. */
export const familyNames: readonly Name[] = simpleFamilies
  .flatMap((name, index) => [name, ...simpleFamilies.slice(index + 1, index + 21).map((other) => `${name}-${other}`)])
  .map((name) => named(name.replace(/^(Le|De)-(la-)?/, (particle) => particle.replaceAll('-', ' '))));

/** Some hundreds of given names, compound ones among them. */
export const givenNames: readonly Name[] = [
  ...simpleGivens,
  ...simpleGivens.map((name) => `Marie-${name}`),
  ...simpleGivens.map((name) => `Jean-${name}`),
].map(named);
