import { only, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { admit, lookFor } from '../../verbs/admit.ts';
import { askInsi, recordProof } from '../../verbs/qualify.ts';
import { recordOf } from '../../verbs/record-of.ts';
import { signIn } from '../../verbs/sign-in.ts';
import { bed, mauricette, secretary } from './mauricette.ts';

export const secretaryWelcomes: Step = {
  who: 'La secrétaire',
  does: 'accueille Mauricette : admission, INSi, carte d’identité vue',
  async act(stage) {
    const screen = await signIn(stage, secretary);
    await lookFor(stage, screen, mauricette.traits);
    await admit(stage, screen, mauricette, bed);
    await askInsi(screen);
    await recordProof(screen, /^Carte nationale d.identité/);
    await screen.patiently(60_000).reads(/^Identité qualifiée/);
  },
  checks: [
    {
      claim: 'son identité est qualifiée et son séjour commence aujourd’hui',
      async holds(stage) {
        const row = only(
          await stage.books.rows(
            `select p.status, s.state from persons p join current_stays s on s.person_id = p.id where p.id = $1`,
            [await recordOf(stage, mauricette)],
          ),
        );
        same(row, { status: 'qualifiee', state: 'present' });
      },
    },
  ],
};
