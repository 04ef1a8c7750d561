import { holds } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { nurse, nurseName, recordOf } from './mauricette.ts';

export const nurseAdapts: Step = {
  who: 'L’infirmière',
  does: 'lit la fiche de retour et accepte ce qu’elle change, ligne par ligne ; elle refuse une consigne en disant pourquoi',
  async act(stage) {
    const screen = await stage.screenOf(nurse);
    await screen.open(`${stage.world.url}/personnes/${recordOf(stage)}/documents`);
    await screen.press(/^Fiche de (liaison d’urgence|retour).*Reçu/);
    await screen.follow('Décider ligne par ligne');
    await screen.press(/^Accepter : Paracétamol/);
    await screen.within('listitem', /^Paracétamol/).reads('Accepté');
    await screen.press(/^Accepter : Réévaluer la douleur/);
    await screen.within('listitem', /^Réévaluer la douleur/).reads('Accepté');
    await screen.press(/^Refuser : Lever avec deux aides/);
    await screen.write('Pourquoi refuser', 'Une aide suffit, vu avec le kinésithérapeute');
    await screen.press('Refuser cette ligne');
    await screen.within('listitem', /^Lever avec deux aides/).reads('Refusé');
  },
  checks: [
    {
      claim: 'le traitement commencé aux urgences est dans ceux en cours, avec d’où il vient et qui l’a accepté',
      async holds(stage) {
        const facts = await stage.books.rows<{ content: string; by_name: string }>(
          `select content::text as content, by_name from facts where person_id = $1 and module = 'medication'
           and content::text like '%Paracétamol 1 g, comprimé%'`,
          [recordOf(stage)],
        );
        holds(facts.length === 1 && facts[0]?.by_name === nurseName, facts);
      },
    },
    {
      claim: 'ce qui est refusé n’est pas dans le plan de soins, et la raison est gardée',
      async holds(stage) {
        const rows = await stage.books.rows<{ content: string }>(
          `select content::text as content from facts where person_id = $1 and content::text like '%Lever avec deux aides%'`,
          [recordOf(stage)],
        );
        holds(rows.length === 0, rows);
      },
    },
  ],
};
