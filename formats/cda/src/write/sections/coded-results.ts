/** Résultats d'examens (codé), shared by the DLU and the transfer sheet (CDA digest §4.1). */
export const codedResultsTemplates = [
  '1.3.6.1.4.1.19376.1.5.3.1.3.27',
  '1.3.6.1.4.1.19376.1.5.3.1.3.28',
  '1.2.250.1.213.1.1.2.151',
] as const;
