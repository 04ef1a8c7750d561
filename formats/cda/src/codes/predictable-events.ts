import type { Coded } from '@liane/vocabulary';
import { allergyKinds } from './allergy-kinds.ts';
import { snomed } from './code-systems.ts';

/** JDV_TypeEvenementIndesirablePrevisible, whole but for its provisional code. */
export const predictableEvents: readonly Coded[] = [
  ...Object.values(allergyKinds),
  snomed('420134006', 'propension aux effets indésirables'),
  snomed('609396006', 'hypersensibilité non allergique'),
  snomed('609398007', 'hypersensibilité non allergique à une drogue ou un médicament'),
  snomed('735449006', 'hypersensibilité non allergique alimentaire'),
  snomed('609397002', 'hypersensibilité non allergique à une substance'),
  snomed('56840009', 'idiosyncrasie'),
];
