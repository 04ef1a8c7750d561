/** OIDs of the international systems and of the national ones that several tables share (CDA digest §0.3). */
export const loincSystem = '2.16.840.1.113883.6.1';
export const snomedCtSystem = '2.16.840.1.113883.6.96';
export const icd10System = '2.16.840.1.113883.6.3';

/** TA_ASIP: codes MED-, GEN-, ORG-, DLU_. */
export const nationalTermSystem = '1.2.250.1.213.1.1.4.322';

/** Identifiers of professionals (PS_IdNat) and of structures (STRUCT_IdNat). */
export const psIdNatSystem = '1.2.250.1.71.4.2.1';
export const structIdNatSystem = '1.2.250.1.71.4.2.2';
