import { holds, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { recordOf } from '../../verbs/record-of.ts';
import { noticesOf, practitioner, roger, softwareMailbox } from './roger.ts';

const subject = 'Avis de transfert à l’hôpital';

export const doctorIsTold: Step = {
  who: 'Le médecin traitant',
  does: 'ouvre sa boîte aux lettres : il sait déjà que Roger est parti, sans que personne lui ait écrit',
  async act(stage) {
    const screen = await stage.screenOf(practitioner);
    await screen.open(`${stage.world.sandboxUrl}/cabinet`);
    await screen.follow(new RegExp(`^${subject}`));
    await screen.reads(/a été transféré à l’hôpital/);
  },
  checks: [
    {
      claim: 'un seul avis, conforme, parti de la boîte applicative de l’EHPAD',
      async holds(stage) {
        const notices = await noticesOf(stage, subject);
        same(
          notices.map(({ from, breaches }) => ({ software: from?.includes(softwareMailbox), breaches })),
          [{ software: true, breaches: [] }],
        );
      },
    },
    {
      claim: 'l’avis vient du mouvement lui-même : aucun message n’a été écrit à la main',
      async holds(stage) {
        const notices = await stage.books.rows(
          `select cause, channel, state in ('accepted', 'delivered', 'read') as gone from sendings
           where person_id = $1 and kind = 'notice'`,
          [await recordOf(stage, roger)],
        );
        same(notices, [{ cause: 'stay-hospital-transfer', channel: 'mssante', gone: true }]);
        const written = await stage.books.rows(`select who from traces where act = 'messaging.write'`);
        holds(written.length === 0, written);
      },
    },
  ],
};
