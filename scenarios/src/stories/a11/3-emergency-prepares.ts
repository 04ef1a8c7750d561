import { holds } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { archivesOf } from '../../verbs/other-side.ts';
import { matriculeOf } from '../../verbs/record-of.ts';
import { backToPerson, findAtDesk, openDmpAgreed, readAtDesk } from '../../verbs/town-desk.ts';
import { emergencyDoctor, roger } from './roger.ts';

export const emergencyPrepares: Step = {
  who: 'L’urgentiste',
  does: 'lit, avant que Roger n’arrive, le document de liaison de l’EHPAD et la synthèse de son médecin',
  async act(stage) {
    const screen = await stage.screenOf(emergencyDoctor);
    await findAtDesk(stage, screen, 'urgences', roger);
    await openDmpAgreed(screen);
    stage.notes.set('liaison', await readAtDesk(screen, /^Document de liaison d’urgence/));
    await backToPerson(screen, roger);
    stage.notes.set('synthesis', await readAtDesk(screen, /^Synthèse médicale/));
  },
  checks: [
    {
      claim: 'le document de liaison dit ses traitements et ses maladies, tels que l’EHPAD les suit',
      async holds({ notes }) {
        const said = String(notes.get('liaison'));
        for (const known of ['Insuline glargine', 'Tiotropium', 'Diabète de type 2']) holds(said.includes(known), said);
      },
    },
    {
      claim: 'la synthèse dit les maladies suivies par son médecin, signée de lui',
      async holds({ notes }) {
        const said = String(notes.get('synthesis'));
        for (const known of [/Bronchopneumopathie chronique obstructive/, /LEMOINE/i]) holds(known.test(said), said);
      },
    },
    {
      claim: 'les deux lectures sont dans l’historique du DMP, à son nom',
      async holds(stage) {
        const { traces } = await archivesOf(stage, matriculeOf(roger));
        for (const title of [/liaison d.urgence/i, /synthèse/i])
          holds(
            traces.some(
              ({ name, transaction, document }) =>
                /REYNAUD/i.test(name) && transaction === 'TD3.2' && title.test(document ?? ''),
            ),
            traces,
          );
      },
    },
  ],
};
