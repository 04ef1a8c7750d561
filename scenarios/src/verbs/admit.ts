import type { CastPerson } from '@liane/cast';
import type { Screen } from '../stage/screen.ts';
import type { Stage } from '../stage/stage.ts';
import { written } from './names.ts';

/** Opens the page of admission and writes what doubles are looked for with. */
export async function lookFor(
  { world }: Stage,
  screen: Screen,
  { birthFamilyName, firstBirthGivenName, birthDate }: CastPerson['traits'],
): Promise<void> {
  await screen.open(`${world.url}/admettre`);
  await screen.write('Nom de naissance', birthFamilyName);
  await screen.write('Premier prénom de naissance', firstBirthGivenName);
  await screen.write('Date de naissance', written(birthDate));
}

/** Goes on with a new person, from the search for doubles; gives the identifier of the record. */
export async function admit(
  stage: Stage,
  screen: Screen,
  { traits, usedFamilyName = '', usedGivenName = '', birthPlaceName }: CastPerson,
  bed: { unit: string; name: string },
): Promise<string> {
  await screen.press('C’est une nouvelle personne : continuer');
  await screen.tick(traits.sex === 'F' ? 'Féminin' : 'Masculin');
  await screen.choose('Lieu de naissance', new RegExp(`^${birthPlaceName}`), birthPlaceName);
  await screen.write('Tous les prénoms de naissance', traits.birthGivenNames);
  await screen.unfold('Nom utilisé, adresse, téléphone (facultatif)');
  await screen.write('Nom utilisé', usedFamilyName);
  await screen.write('Prénom utilisé', usedGivenName);
  await screen.choose('Unité', bed.unit);
  await screen.choose('Lit libre', new RegExp(`\\b${bed.name}\\b`));
  await stage.accessible();
  await screen.press(`Admettre ${usedGivenName} ${usedFamilyName}`);
  await screen.sees('heading', 'Identité');
  const id = /\/personnes\/([^/]+)/.exec(screen.address())?.[1];
  if (id === undefined) throw new Error(`No record at ${screen.address()}.`);
  return id;
}
