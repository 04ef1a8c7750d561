import type { Coded } from '@liane/vocabulary';
import type { Consciousness } from '../models/transfer-sheet.ts';
import { ta } from './code-systems.ts';

/** CDA digest §4.4. */
export const consciousnessCodes: Record<Consciousness, Coded> = {
  awake: ta('DLU_002', 'Conscient et éveillé'),
  arousable: ta('DLU_003', 'Eveillable'),
  'not-arousable': ta('DLU_004', 'Non éveillable'),
};
