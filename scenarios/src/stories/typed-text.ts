import { story } from '../story.ts';
import {
  pageIsReloaded,
  secretarySignsOut,
  secretaryTypes,
  serverIsKilled,
} from './typed-text/1-kept-on-the-server.ts';
import { sessionClosesByItself } from './typed-text/2-left-alone.ts';
import { anotherPersonComes, networkFalls, secretaryComesBack } from './typed-text/3-kept-on-the-device.ts';

/** Nothing typed is ever lost, and the next person on the device reads nothing. */
export const typedText = story('typed-text', 'Ce qui est tapé n’est jamais perdu', {
  tells:
    'On écrit, on est interrompu, la page se recharge, la session se ferme, le serveur s’arrête, le réseau tombe : ' +
    'ce qui était tapé revient, à son auteur et à personne d’autre.',
  cast: [
    { key: 'tilleulsSecretary', presented: 'Sylvie Maillard, secrétaire des admissions des Tilleuls' },
    { key: 'tilleulsNurse', presented: 'Aurélie Besnard, infirmière des Glycines, qui prend le même appareil' },
  ],
  proves: [],
  steps: [
    secretaryTypes,
    pageIsReloaded,
    secretarySignsOut,
    serverIsKilled,
    sessionClosesByItself,
    networkFalls,
    anotherPersonComes,
    secretaryComesBack,
  ],
});
