import { holds, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { signIn } from '../../verbs/sign-in.ts';
import { doctor, doctorName, recordOf } from './mauricette.ts';

export const doctorFiles: Step = {
  who: 'Le médecin coordonnateur',
  does: 'se connecte, ouvre le message des urgences et classe chaque document dans le dossier, en un geste',
  async act(stage) {
    const screen = await signIn(stage, doctor);
    await screen.open(`${stage.world.url}/messagerie`);
    await screen.patiently(60_000).sees('button', /urgences[^]*LE GOFF/i);
    await screen.press(/urgences[^]*LE GOFF/i);
    const fileIn = /^Classer dans le dossier de Mauricette DELAUNAY/;
    await screen.sees('button', fileIn);
    for (let left = await screen.page.getByRole('button', { name: fileIn }).count(); left > 0; left -= 1) {
      await screen.press(fileIn);
      await screen.page.waitForFunction(
        (most) =>
          [...document.querySelectorAll('button')].filter(({ textContent }) =>
            textContent?.startsWith('Classer dans le dossier de'),
          ).length < most,
        left,
      );
    }
  },
  checks: [
    {
      claim: 'les documents sont dans le dossier de Mauricette, chacun une fois, avec qui les a classés',
      async holds(stage) {
        const rows = await stage.books.rows<{ model: string }>(
          `select model from documents where person_id = $1 and origin = 'received' order by model`,
          [recordOf(stage)],
        );
        const models = rows.map(({ model }) => model);
        holds(models.includes('return-sheet') && models.includes('liaison-letter'), models);
        same(
          new Set(models.filter((model) => model !== 'other')).size,
          models.filter((model) => model !== 'other').length,
        );
      },
    },
    {
      claim: 'sa lecture et son classement ont laissé une trace à son nom',
      async holds(stage) {
        const acts = await stage.books.rows<{ act: string }>('select distinct act from traces where who = $1', [
          doctorName,
        ]);
        for (const act of ['messaging.message', 'messaging.filePiece'])
          holds(
            acts.some((each) => each.act === act),
            acts,
          );
      },
    },
  ],
};
