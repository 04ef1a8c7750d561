import { holds, only, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { admit } from '../../verbs/admit.ts';
import { bed, mauricette, nurse, recordOf, recordsOfHer, secretary, secretaryName } from './mauricette.ts';

export const secretaryAdmits: Step = {
  who: 'La secrétaire',
  does: 'admet Mauricette aux Glycines, lit 104, avec ses cinq traits stricts et son lieu de naissance choisi par son nom',
  async act(stage) {
    const screen = await stage.screenOf(secretary);
    stage.notes.set('mauricette', await admit(stage, screen, mauricette, bed));
  },
  checks: [
    {
      claim: 'une seule personne a été créée, d’identité provisoire et sans matricule',
      async holds(stage) {
        same(await recordsOfHer(stage), 1);
        const row = only(
          await stage.books.rows('select status, ins_matricule, birth_place_code from persons where id = $1', [
            recordOf(stage),
          ]),
        );
        same(row, { status: 'provisoire', ins_matricule: null, birth_place_code: mauricette.traits.birthPlaceCode });
      },
    },
    {
      claim: 'le séjour est ouvert, avec qui l’a ouvert et quand',
      async holds(stage) {
        const stay = only(
          await stage.books.rows(
            `select s.state, s.is_open, m.by_name, b.name as bed, m.recorded_at is not null as dated from current_stays s
             join movements m on m.stay_id = s.stay_id join beds b on b.id = s.bed_id where s.person_id = $1`,
            [recordOf(stage)],
          ),
        );
        same(stay, { state: 'present', is_open: true, by_name: secretaryName, bed: bed.name, dated: true });
      },
    },
    {
      claim: 'le tableau de l’unité la montre au lit 104 à l’infirmière',
      async holds(stage) {
        const screen = await stage.screenOf(nurse);
        await screen.open(`${stage.world.url}/unites`);
        await screen.follow(new RegExp(`^${bed.unit}`));
        await screen.reads(/Delaunay/i);
        const said = await screen.page.getByRole('main').innerText();
        holds(/104\s[^]*?Mauricette DELAUNAY/.test(said), said);
      },
    },
  ],
};
