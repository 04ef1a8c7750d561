import { story } from '../story.ts';
import { nurseTransfers } from './a3/1-nurse-transfers.ts';
import { emergencyNurseIdentifies } from './a3/2-emergency-nurse-identifies.ts';
import { emergencyDoctorReports } from './a3/3-emergency-doctor-reports.ts';
import { nightAssistantWelcomesBack } from './a3/4-night-assistant-welcomes-back.ts';
import { nightAssistantReads } from './a3/5-night-assistant-reads.ts';
import { nightAssistantPrints } from './a3/6-night-assistant-prints.ts';

/** The emergency part of A3: transferred in the afternoon, back at midnight, what to watch read by who is there. */
export const a3Eleanore = story('a3-eleanore', 'A3 Eléanore : un retour des urgences à minuit', {
  tells:
    'Eléanore va plus mal : l’infirmière la transfère aux urgences. L’infirmier d’accueil l’identifie par son INS et lit son ' +
    'document de liaison. L’urgentiste envoie son compte rendu à l’EHPAD. À minuit, l’aide-soignante de nuit, qui n’a pas de ' +
    'carte, y lit la surveillance demandée et imprime l’ordonnance.',
  cast: [
    { key: 'eleanore', presented: 'Eléanore Vasseur-Lemoine, 88 ans, résidente des Glycines' },
    { key: 'tilleulsNurse', presented: 'Aurélie Besnard, infirmière des Glycines' },
    { key: 'emergencyNurse', presented: 'Thomas Weber, infirmier d’accueil des urgences du Sablier' },
    { key: 'emergencyDoctor', presented: 'Sophie Reynaud, urgentiste au centre hospitalier du Sablier' },
    { key: 'tilleulsNightAssistant', presented: 'Sabrina Le Roy, aide-soignante de nuit aux Tilleuls' },
  ],
  proves: [],
  steps: [
    nurseTransfers,
    emergencyNurseIdentifies,
    emergencyDoctorReports,
    nightAssistantWelcomesBack,
    nightAssistantReads,
    nightAssistantPrints,
  ],
});
