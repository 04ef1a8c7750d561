import { story } from '../story.ts';
import { nurseSignsIn } from './a7/1-sign-in.ts';
import { secretaryLooksForDoubles } from './a7/2-look-for-doubles.ts';
import { secretaryAdmits } from './a7/3-admit.ts';
import { secretaryAsksInsi } from './a7/4-ask-insi.ts';
import { secretarySeesTheCard } from './a7/5-see-the-card.ts';
import { nurseFillsTheRecord } from './a7/6-fill-the-record.ts';
import { nursePreparesTheTransfer } from './a7/7-prepare-the-transfer.ts';
import { nurseValidates } from './a7/8-validate.ts';
import { documentsLeave } from './a7/9-leaves.ts';
import { emergencyReads } from './a7/10-emergency-reads.ts';
import { emergencySendsBack } from './a7/11-emergency-sends-back.ts';
import { doctorFiles } from './a7/12-doctor-files.ts';
import { nurseBringsBack } from './a7/13-nurse-brings-back.ts';
import { nurseAdapts } from './a7/14-nurse-adapts.ts';
import { personLooks } from './a7/15-person-looks.ts';

/** A7 in full: admitted, identified, transferred with her documents, read at the emergency department, back with what it changes. */
export const a7Mauricette = story('a7-mauricette', 'A7 Mauricette : de l’EHPAD aux urgences, et retour', {
  tells:
    'Mauricette arrive aux Tilleuls. La secrétaire l’admet et qualifie son identité avec INSi. ' +
    'L’infirmière remplit le dossier, puis prépare le dossier de liaison d’urgence et la fiche de transfert : ' +
    'les deux sont valides pour les outils officiels. Ils partent d’eux-mêmes au DMP et par MSSanté ; l’urgentiste les lit, ' +
    'répond par le DMP et par MSSanté, et l’EHPAD reprend ligne par ligne ce qui change.',
  cast: [
    { key: 'mauricette', presented: 'Mauricette Delaunay, née LE GOFF, 89 ans, attendue aux Glycines, lit 104' },
    { key: 'tilleulsSecretary', presented: 'Sylvie Maillard, secrétaire des admissions des Tilleuls' },
    { key: 'tilleulsNurse', presented: 'Aurélie Besnard, infirmière des Glycines' },
    { key: 'tilleulsCoordinatingDoctor', presented: 'Philippe Aubert, médecin coordonnateur des Tilleuls' },
    { key: 'emergencyDoctor', presented: 'Sophie Reynaud, urgentiste au centre hospitalier du Sablier' },
  ],
  proves: ['INS/va1.21', 'INS/va1.54', 'INS/va1.18', 'SC.DOC.07.MS1'],
  steps: [
    nurseSignsIn,
    secretaryLooksForDoubles,
    secretaryAdmits,
    secretaryAsksInsi,
    secretarySeesTheCard,
    nurseFillsTheRecord,
    nursePreparesTheTransfer,
    nurseValidates,
    documentsLeave,
    emergencyReads,
    emergencySendsBack,
    doctorFiles,
    nurseBringsBack,
    nurseAdapts,
    personLooks,
  ],
});
