import type { Coded } from '@liane/vocabulary';
import { icd10 } from '../papers/markup.ts';

/** What the list of the form offers (CIM-10); anything else is written in words. */
export const diagnoses: readonly Coded[] = [
  icd10('S01.0', 'Plaie ouverte du cuir chevelu'),
  icd10('S06.0', 'Commotion cérébrale'),
  icd10('S52.5', 'Fracture de l’extrémité inférieure du radius'),
  icd10('S72.0', 'Fracture du col du fémur'),
  icd10('I48.9', 'Fibrillation et flutter auriculaires, sans précision'),
  icd10('I50.0', 'Insuffisance cardiaque congestive'),
  icd10('I95.1', 'Hypotension orthostatique'),
  icd10('J18.9', 'Pneumopathie, sans précision'),
  icd10('N39.0', 'Infection des voies urinaires, siège non précisé'),
  icd10('E86', 'Hypovolémie'),
  icd10('R55', 'Syncope et collapsus'),
];
