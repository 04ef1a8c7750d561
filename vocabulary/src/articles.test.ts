import { expect, test } from 'vitest';
import { of, to } from './articles.ts';

test.each([
  ['Centre hospitalier du Sablier', 'au centre hospitalier du Sablier', 'du centre hospitalier du Sablier'],
  ['CENTRE HOSPITALIER DU SABLIER', 'au CENTRE HOSPITALIER DU SABLIER', 'du CENTRE HOSPITALIER DU SABLIER'],
  ['CHU de Laval', 'au CHU de Laval', 'du CHU de Laval'],
  ['Hôpital du Nord', 'à l’hôpital du Nord', 'de l’hôpital du Nord'],
  ['EHPAD Les Tilleuls', 'à l’EHPAD Les Tilleuls', 'de l’EHPAD Les Tilleuls'],
  ['Pharmacie du Pont-Neuf', 'à la pharmacie du Pont-Neuf', 'de la pharmacie du Pont-Neuf'],
  ['Urgences du Sablier', 'aux urgences du Sablier', 'des urgences du Sablier'],
  ['Dr Gérard LEMOINE', 'au Dr Gérard LEMOINE', 'du Dr Gérard LEMOINE'],
  ['Gérard LEMOINE', 'à Gérard LEMOINE', 'de Gérard LEMOINE'],
  ['Élise WEBER', 'à Élise WEBER', 'd’Élise WEBER'],
  ['Mme Sophie REYNAUD', 'à Mme Sophie REYNAUD', 'de Mme Sophie REYNAUD'],
])('« %s » in a sentence: « %s », « %s »', (name, written, received) => {
  expect(to(name)).toBe(written);
  expect(of(name)).toBe(received);
});
