import { holds, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { lookFor } from '../../verbs/admit.ts';
import { signIn } from '../../verbs/sign-in.ts';
import { mauricette, recordsOfHer, secretary, secretaryName } from './mauricette.ts';

export const secretaryLooksForDoubles: Step = {
  who: 'La secrétaire',
  does: 'se connecte, puis cherche d’abord si Mauricette est déjà connue, sans trouver personne',
  async act(stage) {
    const screen = await signIn(stage, secretary);
    await lookFor(stage, screen, mauricette.traits);
  },
  checks: [
    {
      claim: 'l’écran dit que personne de connu ne lui ressemble',
      holds: async (stage) => (await stage.screenOf(secretary)).reads('Personne de connu ne lui ressemble.'),
    },
    {
      claim: 'la recherche de doublons a laissé une trace',
      async holds({ books }) {
        const rows = await books.rows('select 1 from traces where act = $1 and who = $2', [
          'identity.findDoubles',
          secretaryName,
        ]);
        holds(rows.length > 0, rows);
      },
    },
    { claim: 'aucune personne n’a été créée', holds: async (stage) => same(await recordsOfHer(stage), 0) },
  ],
};
