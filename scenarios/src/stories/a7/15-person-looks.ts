import { holds } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { standing } from '../../verbs/other-side.ts';
import { mauricette } from './mauricette.ts';

/** The screen of the person herself. */
export const herself = 'mauricette';

export const personLooks: Step = {
  who: 'Mauricette',
  does: 'ouvre Mon espace santé avec sa fille : ses documents, qui les a lus ; elle cache le compte rendu aux professionnels',
  async act(stage) {
    const screen = await stage.screenOf(herself);
    await screen.open(`${stage.world.sandboxUrl}/mon-espace-sante`);
    await screen.follow(/LE GOFF/);
    await screen.sees('heading', 'Mes documents');
    await screen.sees('heading', 'Mes messages');
    await screen.follow(/^Compte rendu de passage/);
    await screen.press('Cacher aux professionnels');
    await screen.sees('button', 'Montrer de nouveau aux professionnels');
  },
  checks: [
    {
      claim: 'elle voit que l’urgentiste a lu son document de liaison',
      async holds(stage) {
        const screen = await stage.screenOf(herself);
        await screen.open(`${stage.world.sandboxUrl}/mon-espace-sante`);
        await screen.follow(/LE GOFF/);
        const said = await screen.page.locator('body').innerText();
        holds(/Sophie REYNAUD/i.test(said), said);
      },
    },
    {
      claim: 'le DMP tient le compte rendu caché aux professionnels',
      async holds(stage) {
        const documents = await standing(stage, mauricette.ins?.matricule ?? '');
        const report = documents.find(({ type }) => type === '15507-7');
        holds(report?.confidentiality.includes('MASQUE_PS') === true, documents);
      },
    },
  ],
};
