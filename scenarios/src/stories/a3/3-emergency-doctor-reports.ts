import { holds, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { standing } from '../../verbs/other-side.ts';
import { matriculeOf } from '../../verbs/record-of.ts';
import { findAtDesk, openDmpAgreed } from '../../verbs/town-desk.ts';
import { eleanore, emergencyDoctor, medicine, softwareMailbox, teamMailbox, watch } from './eleanore.ts';

export const emergencyDoctorReports: Step = {
  who: 'L’urgentiste',
  does: 'écrit le compte rendu, l’ordonnance et ce qu’il faut surveiller cette nuit, les dépose dans le DMP et les envoie à l’EHPAD',
  async act(stage) {
    const screen = await stage.screenOf(emergencyDoctor);
    await findAtDesk(stage, screen, 'urgences', eleanore);
    await openDmpAgreed(screen);
    await screen.follow('Écrire le retour : fiche, compte rendu, lettre');
    await screen.write('Motif de la venue', 'Palpitations, essoufflement');
    await screen.write('Ce qui s’est passé', 'Fibrillation auriculaire rapide, ralentie sous bêtabloquant.');
    await screen.write('Diagnostic', 'Fibrillation auriculaire');
    await screen.write('Nouveau traitement 1 : médicament', medicine);
    await screen.choose('Nouveau traitement 1 : changement', 'Commencé');
    await screen.write('Nouveau traitement 1 : posologie', '1 comprimé le matin');
    await screen.write('Surveillance et consignes, une par ligne', watch.join('\n'));
    await screen.press('Signer et envoyer');
    await screen.patiently(60_000).sees('heading', 'C’est envoyé');
  },
  checks: [
    {
      claim: 'le DMP tient le compte rendu et l’ordonnance, chacun une fois',
      async holds(stage) {
        const types = (await standing(stage, matriculeOf(eleanore))).map(({ type }) => type);
        for (const type of ['15507-7', '57833-6']) same(types.filter((each) => each === type).length, 1);
      },
    },
    {
      claim:
        'un message est dans la boîte de l’équipe, qui l’a fait suivre à celle du logiciel : la nuit, personne n’a de carte',
      async holds({ town }) {
        for (const mailbox of [teamMailbox, softwareMailbox]) {
          const letters = (await town.lettersOf(mailbox)).filter(({ archive }) => archive);
          same(
            letters.map(({ breaches }) => breaches),
            [[]],
          );
          holds(
            letters.every(({ subject }) => subject.includes('VASSEUR')),
            letters,
          );
        }
      },
    },
  ],
};
