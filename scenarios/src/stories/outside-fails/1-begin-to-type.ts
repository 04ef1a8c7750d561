import { only } from '../../stage/expect.ts';
import type { Screen } from '../../stage/screen.ts';
import type { Stage } from '../../stage/stage.ts';
import type { Step } from '../../story.ts';
import { signIn } from '../../verbs/sign-in.ts';

export const secretary = 'tilleulsSecretary';

const typed = { label: 'Nom de naissance', text: 'KERVELLA' };

export const secretaryBeginsToType: Step = {
  who: 'La secrétaire',
  does: 'commence une admission, puis la laisse là',
  async act(stage) {
    const screen = await signIn(stage, secretary);
    await screen.open(`${stage.world.url}/admettre`);
    await screen.write(typed.label, typed.text);
    await screen.reads(/Brouillon enregistré/);
  },
  checks: [
    {
      claim: 'ce qu’elle a écrit est gardé sur le serveur',
      async holds({ books }) {
        only(await books.rows(`select id from drafts where content::text like '%' || $1 || '%'`, [typed.text]));
      },
    },
  ],
};

/** The page of admission opens, takes new words, and still holds the former ones. */
export async function isStillThere(stage: Stage): Promise<void> {
  const screen: Screen = await stage.screenOf(secretary);
  await screen.open(`${stage.world.url}/admettre`);
  await screen.holds(typed.label, typed.text);
}
