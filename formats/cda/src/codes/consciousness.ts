import type { Coded } from '@liane/vocabulary';
import type { Consciousness } from '../models/transfer-sheet.ts';

const ta = (code: string, display: string): Coded => ({ code, display, system: '1.2.250.1.213.1.1.4.322' });

/** CDA digest §4.4. */
export const consciousnessCodes: Record<Consciousness, Coded> = {
  awake: ta('DLU_002', 'Conscient et éveillé'),
  arousable: ta('DLU_003', 'Eveillable'),
  'not-arousable': ta('DLU_004', 'Non éveillable'),
};
