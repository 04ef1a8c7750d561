import { story } from '../story.ts';
import { secretaryBeginsToType } from './outside-fails/1-begin-to-type.ts';
import { insiGoesWrong, insiIsRepaired } from './outside-fails/2-insi.ts';
import { proSanteConnectGoesWrong, proSanteConnectIsRepaired } from './outside-fails/3-pro-sante-connect.ts';

/** National services slow, down, answering rubbish, refusing, cutting their answer. */
export const outsideFails = story('outside-fails', 'Quand le dehors tombe : INSi et Pro Santé Connect', {
  tells:
    'Un service national peut être lent, en panne, répondre n’importe quoi ou refuser. Le travail continue : ' +
    'l’écran dit ce qui est arrivé et ce qui est sûr, ce qui était tapé reste, et la question repart d’elle-même.',
  cast: [
    { key: 'tilleulsSecretary', presented: 'Sylvie Maillard, secrétaire des admissions des Tilleuls' },
    { key: 'tilleulsNurse', presented: 'Aurélie Besnard, infirmière des Glycines' },
  ],
  proves: [],
  steps: [
    secretaryBeginsToType,
    ...insiGoesWrong,
    insiIsRepaired,
    ...proSanteConnectGoesWrong,
    proSanteConnectIsRepaired,
  ],
});
