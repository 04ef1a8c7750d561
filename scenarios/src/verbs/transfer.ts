import type { CastPerson } from '@liane/cast';
import type { Screen } from '../stage/screen.ts';
import type { Stage } from '../stage/stage.ts';
import { exchangesOf } from './other-side.ts';
import { recordOf } from './record-of.ts';

/** Prepares the transfer from the record, writing only why and what happened, validates in one press, and waits until all has left. */
export async function transfer(
  stage: Stage,
  screen: Screen,
  person: CastPerson,
  { reason, events }: { reason: string; events: string },
): Promise<void> {
  const id = await recordOf(stage, person);
  await screen.open(`${stage.world.url}/personnes/${id}`);
  await screen.follow('Transférer aux urgences');
  await screen.write('Pourquoi cette personne part aux urgences', reason);
  await screen.write('Ce qui s’est passé, et ce qui a été fait', events);
  await screen.patiently(60_000).reads(/Enregistré/);
  await screen.press('Transférer et envoyer');
  await screen.patiently(60_000).reads('Tout est prêt : imprimez et remettez');
  await exchangesOf(stage, id);
}

/** Notes the return from the stays of the record, and waits until what it tells has left. */
export async function noteReturn(stage: Stage, screen: Screen, person: CastPerson): Promise<void> {
  const id = await recordOf(stage, person);
  await screen.open(`${stage.world.url}/personnes/${id}/sejours`);
  await screen.press('Noter le retour');
  await screen.within('dialog', 'Noter le retour').press('Noter le retour');
  await screen.patiently(60_000).gone('dialog', 'Noter le retour');
  await exchangesOf(stage, id);
}
