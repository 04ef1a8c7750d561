import { holds, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { noticesOf, practitioner, softwareMailbox } from './roger.ts';

const subject = 'Avis de retour';

export const doctorIsToldAgain: Step = {
  who: 'Le médecin traitant',
  does: 'apprend le retour de la même façon, sans un clic de plus',
  async act(stage) {
    const screen = await stage.screenOf(practitioner);
    await screen.open(`${stage.world.sandboxUrl}/cabinet`);
    await screen.follow(new RegExp(`^${subject}`));
    await screen.reads(/est revenu le/);
  },
  checks: [
    {
      claim: 'un seul avis de retour, conforme, de la boîte applicative, et toujours un seul de transfert',
      async holds(stage) {
        const [back, left] = await Promise.all([noticesOf(stage, subject), noticesOf(stage, 'Avis de transfert')]);
        same([back.length, left.length], [1, 1]);
        holds(
          back.every(({ from, breaches }) => from?.includes(softwareMailbox) === true && breaches.length === 0),
          back,
        );
      },
    },
  ],
};
