import type { Screen } from '../stage/screen.ts';

/** One thing to write in a record: the tile to press, what is filled in, the button that keeps it. */
export interface Note {
  /** `Allergie`, `Constantes`. */
  what: string;
  /** `Noter une allergie`. */
  keep: string;
  write?: Record<string, string>;
  /** Answers to touch. */
  touch?: readonly string[];
  choose?: Record<string, string>;
}

/** Writes something in the record on the screen, through « Noter ». */
export async function note(screen: Screen, { what, keep, write = {}, touch = [], choose = {} }: Note): Promise<void> {
  await screen.press(/^Noter( n)?$/);
  const sheet = screen.within('dialog', /^Noter/);
  await sheet.press(what);
  for (const answer of touch) await sheet.tick(answer);
  for (const [label, option] of Object.entries(choose)) await sheet.choose(label, option);
  for (const [label, text] of Object.entries(write)) await sheet.write(label, text);
  await sheet.press(keep);
  await screen.gone('dialog', /^Noter/);
}
