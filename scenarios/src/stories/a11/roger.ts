import { quaiPractice, sablierHospital, tilleuls } from '@liane/cast';
import type { Stage } from '../../stage/stage.ts';
import type { Letter } from '../../stage/town.ts';
import { nameOf, person, professional } from '../../verbs/names.ts';

export const roger = person('roger');
export const nurse = 'tilleulsNurse';
export const nurseName = nameOf(professional(nurse));
export const practitioner = 'generalPractitioner';
export const emergencyDoctor = 'emergencyDoctor';

export const practiceMailbox = quaiPractice.mssante;
export const emergencyMailbox = sablierHospital.mssante;
export const softwareMailbox = tilleuls.mssante?.applicative ?? '';

/** What the GP received under a subject that begins so. */
export const noticesOf = async ({ town }: Pick<Stage, 'town'>, subject: string): Promise<Letter[]> =>
  (await town.lettersOf(practiceMailbox)).filter(({ subject: each }) => each.startsWith(subject));
