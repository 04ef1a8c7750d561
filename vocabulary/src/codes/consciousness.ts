import { codes } from './codes.ts';
import { nationalTermSystem } from './systems.ts';

/** The transfer sheet must say one of these three (CDA digest §4.4): the model asserts the code, no list publishes the display. */
export const consciousness = codes(nationalTermSystem, {
  awake: ['DLU_002', 'Conscient et éveillé'],
  arousable: ['DLU_003', 'Éveillable'],
  unarousable: ['DLU_004', 'Non éveillable'],
});
