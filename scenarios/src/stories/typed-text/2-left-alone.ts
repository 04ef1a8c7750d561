import type { Step } from '../../story.ts';
import { signIn } from '../../verbs/sign-in.ts';
import { findsItBack, isOnTheServer, secretary, typed } from './words.ts';

const aWhile = '20:00:00';

export const sessionClosesByItself: Step = {
  who: 'La secrétaire',
  does: 'est appelée ailleurs en pleine phrase : sans geste, la session se ferme d’elle-même',
  async act(stage) {
    const screen = await stage.screenOf(secretary);
    await screen.page.clock.install();
    await screen.open(`${stage.world.url}/admettre`);
    await screen.holds(typed.label, typed.text);
    await screen.write(typed.label, `${typed.text} LE BIHAN`);
    await screen.page.clock.fastForward(aWhile);
    await screen.reads(/Votre session s’est fermée après un moment sans geste/);
  },
  checks: [
    {
      claim: 'la page dit que ce qui était écrit est gardé',
      holds: async (stage) => (await stage.screenOf(secretary)).reads(/Ce que vous aviez écrit est gardé/),
    },
    { claim: 'la phrase interrompue est sur le serveur', holds: (stage) => isOnTheServer(stage, 'KERVELLA LE BIHAN') },
    {
      claim: 'à son retour, la phrase interrompue est à l’écran',
      async holds(stage) {
        const screen = await stage.screenOf(secretary);
        await screen.reopen();
        await signIn(stage, secretary);
        await screen.open(`${stage.world.url}/admettre`);
        await screen.holds(typed.label, `${typed.text} LE BIHAN`);
        await screen.write(typed.label, typed.text);
        await screen.reads(/Brouillon enregistré/);
        await findsItBack(stage);
      },
    },
  ],
};
