/** What no source read so far confirms, on this side of the wire; one line to change each (digest §9). */

/** U-12: months an authorisation lasts. */
export const authorisationMonths = 6;

/** U-13: practice settings taken with a warning. */
export const settingsWithWarning: readonly string[] = ['ESSMS'];

/** U-18: value of the secret-connection attribute. */
export const secretConnection = 'INVISIBLE_REPRESENTANTS_LEGAUX';

/** U-20: what is answered when the matrix or a mask refuses a document. */
export const hiddenDocumentCode = 'XDSDocumentUniqueIdError';

/** U-25: the INS OID of this profile. */
export const insOids: readonly string[] = ['1.2.250.1.213.1.4.10'];

/** U-26. */
export const dmpDevice = '1.2.250.1.213.4.1.1.1';
export const repositoryUniqueId = '1.2.250.1.213.4.1.1.1.2';

/** U-27: GENR08 to 12 without a profession of health, treated as professionals of health in AIR. */
export const genreAsProfessional = false;

/** Not in the digest: how old, or how early, the assertion of a call may be, in minutes. */
export const assertionAge = { oldest: 60, earliest: 5 } as const;

/** Not in the digest: numbers the CNDA gave to the software of the town. */
export const homologations: readonly string[] = ['LIANE-DMP-0001'];

/** Not in the digest: bytes of one message. */
export const largestMessage = 60 * 1024 * 1024;

/** Not in the digest: the signatures of lots are no documents to show; they come only when asked by their type. */
export const signatureType = 'E1762';
