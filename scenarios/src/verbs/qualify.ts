import type { Screen } from '../stage/screen.ts';

/** Asks INSi, waits for the answer without reloading, and accepts it. */
export async function askInsi(screen: Screen): Promise<void> {
  const answer = screen.within('region', 'Ce qu’INSi répond');
  await answer.press('Interroger INSi');
  await answer.press('Accepter l’identité rendue');
  await answer.reads('Acceptée');
}

/** Writes down which paper was seen today, and that it agrees. */
export async function recordProof(screen: Screen, paper: RegExp): Promise<void> {
  await screen.press('Noter une pièce');
  const dialog = screen.within('dialog', 'Pièce d’identité vue');
  await dialog.choose('Quelle pièce', paper);
  await dialog.tick(/^J’ai comparé/);
  await dialog.press('Noter cette pièce');
  await screen.seesNo('Noter cette pièce');
}
