import { codes } from './codes.ts';
import { nationalTermSystem } from './systems.ts';

/** JDV_GIR (1.2.250.1.213.1.1.5.53): result of the AGGIR grid, from the most dependent. */
export const girLevels = codes(nationalTermSystem, {
  gir1: ['MED-339', 'GIR-1'],
  gir2: ['MED-340', 'GIR-2'],
  gir3: ['MED-341', 'GIR-3'],
  gir4: ['MED-342', 'GIR-4'],
  gir5: ['MED-343', 'GIR-5'],
  gir6: ['MED-344', 'GIR-6'],
});
