import { holds } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { archivesOf } from '../../verbs/other-side.ts';
import { matriculeOf } from '../../verbs/record-of.ts';
import { mauricette } from './mauricette.ts';

export const sheSeesWhoLooked: Step = {
  who: 'Mauricette',
  does: 'voit dans Mon espace santé que le médecin des Tilleuls a lu ses documents',
  async act(stage) {
    const screen = await stage.screenOf('mauricette');
    await screen.open(`${stage.world.sandboxUrl}/mon-espace-sante`);
    await screen.follow(/LE GOFF/);
    await screen.sees('heading', 'Qui a regardé');
    await screen.within('region', 'Qui a regardé').reads(/Aubert/i);
  },
  checks: [
    {
      claim: 'chaque document lu y est, avec le nom du médecin',
      async holds(stage) {
        const { traces } = await archivesOf(stage, matriculeOf(mauricette));
        const read = traces.filter(({ name, transaction }) => /AUBERT/i.test(name) && transaction === 'TD3.2');
        holds(new Set(read.map(({ document }) => document)).size === 4, traces);
      },
    },
  ],
};
