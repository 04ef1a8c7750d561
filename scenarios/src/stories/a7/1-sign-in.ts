import { ClaimBroken, holds, only } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { signIn } from '../../verbs/sign-in.ts';
import { nurse, nurseName } from './mauricette.ts';

export const nurseSignsIn: Step = {
  who: 'L’infirmière',
  does: 'se connecte avec Pro Santé Connect, en approuvant sur son téléphone',
  act: async (stage) => void (await signIn(stage, nurse)),
  checks: [
    {
      claim: 'son nom et les Tilleuls sont à l’écran',
      async holds(stage) {
        const screen = await stage.screenOf(nurse);
        await screen.reads(nurseName);
        await screen.reads('EHPAD Les Tilleuls');
      },
    },
    {
      claim: 'Pro Santé Connect a reçu une demande d’authentification forte (eidas1) et l’a acceptée',
      async holds({ town }) {
        const exchanges = await town.journal('pro-sante-connect');
        const asked = exchanges.find(({ received }) => received.includes('acr_values') && received.includes('eidas1'));
        if (asked === undefined) throw new ClaimBroken('no exchange asked eidas1');
        holds(
          exchanges.some(({ answered }) => answered.includes('"family_name": "BESNARD"')),
          exchanges.map(({ asked: sentence }) => sentence),
        );
      },
    },
    {
      claim: 'l’ouverture de session a laissé une trace : qui, comment, d’où',
      async holds({ books }) {
        const attempt = only(
          await books.rows<{ method: string; result: string; from_where: string; family_name: string }>(
            `select method, result, from_where, family_name from sign_in_attempts
             join accounts on accounts.id = account_id`,
          ),
        );
        holds(
          attempt.method === 'pro-sante-connect' &&
            attempt.result === 'ok' &&
            attempt.from_where.startsWith('127.0.0.1'),
          attempt,
        );
        holds(nurseName.toLowerCase().endsWith(attempt.family_name.toLowerCase()), attempt);
      },
    },
  ],
};
