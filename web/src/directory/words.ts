import { establishmentCategories } from '@liane/vocabulary/codes/establishment-categories';
import { sectors as sectorCodes } from '@liane/vocabulary/codes/sectors';
import { curled } from '../facts/spoken.ts';

const choices = (coded: Record<string, { code: string; display: string }>): { value: string; label: string }[] =>
  Object.values(coded)
    .map(({ code, display }) => ({ value: code, label: curled(display) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'fr'));

export const categories = choices(establishmentCategories);
export const sectors = choices(sectorCodes);
