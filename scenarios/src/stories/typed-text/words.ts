import { only } from '../../stage/expect.ts';
import type { Stage } from '../../stage/stage.ts';

export const secretary = 'tilleulsSecretary';
export const nurse = 'tilleulsNurse';

export const typed = { label: 'Nom de naissance', text: 'KERVELLA' };
export const typedOffline = { label: 'Premier prénom de naissance', text: 'ZENOBIE' };

/** Opens the page of admission: the words left there must be back. */
export async function findsItBack(stage: Stage): Promise<void> {
  const screen = await stage.screenOf(secretary);
  await screen.open(`${stage.world.url}/admettre`);
  await screen.holds(typed.label, typed.text);
}

/** One draft holds these words on the server, and it is hers alone. */
export async function isOnTheServer({ books }: Stage, text: string): Promise<void> {
  only(
    await books.rows(
      `select drafts.id from drafts join accounts on accounts.id = account_id
       where content::text like '%' || $1 || '%' and lower(family_name) = 'maillard'`,
      [text],
    ),
  );
}
