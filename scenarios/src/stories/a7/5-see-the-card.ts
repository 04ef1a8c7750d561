import { holds, only, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { recordProof } from '../../verbs/qualify.ts';
import { mauricette, recordOf, secretary, secretaryName, tracesOf } from './mauricette.ts';

export const secretarySeesTheCard: Step = {
  who: 'La secrétaire',
  does: 'note la carte d’identité vue, de haute confiance',
  act: async (stage) => recordProof(await stage.screenOf(secretary), /^Carte nationale d.identité/),
  checks: [
    {
      claim: 'l’identité est qualifiée, et l’écran le dit',
      async holds(stage) {
        const row = only(
          await stage.books.rows('select status, ins_matricule from persons where id = $1', [recordOf(stage)]),
        );
        same(row, { status: 'qualifiee', ins_matricule: mauricette.ins?.matricule });
        await (await stage.screenOf(secretary)).reads(/^Identité qualifiée/);
      },
    },
    {
      claim: 'la pièce est gardée avec sa date et son auteur',
      async holds(stage) {
        const proof = only(
          await stage.books.rows(
            'select type, high_trust, by_name, checked_on is not null as dated from proofs where person_id = $1',
            [recordOf(stage)],
          ),
        );
        same(proof, { type: 'CN', high_trust: true, by_name: secretaryName, dated: true });
      },
    },
    {
      claim: 'les traits stricts sont verrouillés, et cela se voit',
      holds: async (stage) => (await stage.screenOf(secretary)).sees('img', 'verrouillé'),
    },
    {
      claim: 'chaque acte de la secrétaire sur cette identité a laissé une trace à son nom',
      async holds(stage) {
        const acts = await tracesOf(stage, secretaryName);
        for (const act of [
          'identity.createPerson',
          'stays.admit',
          'identity.identity',
          'identity.askInsi',
          'identity.acceptInsi',
          'identity.recordProof',
        ])
          holds(acts.includes(act), acts);
      },
    },
  ],
};
