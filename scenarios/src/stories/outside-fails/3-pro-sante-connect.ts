import { same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { faults } from '../../verbs/faults.ts';
import type { Fault } from '../../verbs/faults.ts';
import { nameOf, professional } from '../../verbs/names.ts';
import { signIn } from '../../verbs/sign-in.ts';
import { signInWith } from '../../verbs/sign-in-cut-short.ts';
import { isStillThere } from './1-begin-to-type.ts';

const nurse = 'tilleulsNurse';

/** What the page of sign-in must say. */
const says: Record<Fault['kind'], RegExp> = {
  slow: /met trop de temps à répondre/,
  down: /ne répond pas en ce moment/,
  rubbish: /n’a pas pu être lue/,
  refusal: /a été refusée/,
  cut: /ne répond pas en ce moment|n’a pas pu être lue/,
};

/** One step a fault: it comes between the approval on the phone and the return to the record. */
export const proSanteConnectGoesWrong: Step[] = faults.map((fault): Step => ({
  who: 'L’infirmière',
  does: `se connecte, mais Pro Santé Connect ${fault.inFrench}`,
  async act(stage) {
    const screen = await stage.screenOf(nurse);
    await screen.reopen();
    await screen.open(`${stage.world.url}/connexion`);
    await signInWith(screen, nurse, () => stage.town.spoil('pro-sante-connect', { kind: fault.kind }));
  },
  checks: [
    {
      claim: 'la page dit ce qui est arrivé, et quoi faire',
      async holds(stage) {
        const screen = await stage.screenOf(nurse);
        await screen.reads(says[fault.kind]);
        await screen.reads(/[Rr]éessayez|Recommencez/);
        await screen.sees('link', 'S’identifier avec Pro Santé Connect');
      },
    },
    {
      claim: 'aucune session n’est ouverte, et la tentative a laissé une trace',
      async holds({ books }) {
        const { familyName } = professional(nurse);
        const of = 'join accounts on accounts.id = account_id where lower(family_name) = lower($1)';
        same(await books.rows(`select sessions.id from sessions ${of}`, [familyName]), []);
        const [attempt] = await books.rows<{ result: string }>(
          'select result from sign_in_attempts order by at desc limit 1',
        );
        same(attempt?.result.startsWith('psc-'), true);
      },
    },
    {
      claim: 'la secrétaire, déjà connectée, continue son travail',
      async holds(stage) {
        await isStillThere(stage);
        await stage.town.repair('pro-sante-connect');
      },
    },
  ],
}));

export const proSanteConnectIsRepaired: Step = {
  who: 'L’infirmière',
  does: 'se connecte quand Pro Santé Connect répond de nouveau',
  async act(stage) {
    await (await stage.screenOf(nurse)).reopen();
    await signIn(stage, nurse);
  },
  checks: [
    {
      claim: 'son nom est à l’écran',
      holds: async (stage) => (await stage.screenOf(nurse)).reads(nameOf(professional(nurse))),
    },
  ],
};
