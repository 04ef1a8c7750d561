import type { CastPerson } from '@liane/cast';
import type { Screen } from '../stage/screen.ts';
import type { Stage } from '../stage/stage.ts';
import { matriculeOf } from './record-of.ts';

/** A house of the town, by its address. */
export type TownDesk = 'urgences' | 'cabinet';

/** Finds somebody by their matricule INS at a desk of the town: their identity is on the screen, their DMP still closed. */
export async function findAtDesk(stage: Stage, screen: Screen, desk: TownDesk, person: CastPerson): Promise<void> {
  await screen.open(`${stage.world.sandboxUrl}/${desk}`);
  await screen.write('Chercher une personne, par son nom ou son matricule INS', matriculeOf(person));
  await screen.press('Chercher');
  await screen.follow(nameOnDesk(person));
}

/** Opens their DMP from their page, with their agreement. */
export async function openDmpAgreed(screen: Screen): Promise<void> {
  await screen.press('La personne est d’accord : ouvrir');
  await screen.patiently(60_000).sees('heading', 'Documents du DMP');
}

/** Reads a document of the DMP, and gives what its page says. */
export async function readAtDesk(screen: Screen, title: RegExp): Promise<string> {
  await screen.follow(title);
  return screen.page.locator('main').innerText();
}

/** Back from a document to the person, by the way told at the top of the page. */
export const backToPerson = (screen: Screen, person: CastPerson): Promise<void> =>
  screen.within('navigation', 'Chemin').follow(nameOnDesk(person));

/** The GP, or their laboratory, puts something in the DMP from the page of the person. */
export async function deposit(screen: Screen, what: string): Promise<void> {
  await screen.press(what);
  await screen.patiently(60_000).reads(/c’est dans le DMP/);
}

/** Its birth name is always on the link of somebody. */
const nameOnDesk = ({ traits }: CastPerson): RegExp => new RegExp(traits.birthFamilyName, 'i');
