/** Values of the INSi teleservice that no source read so far confirms. One line to change each (national services digest §9). */

/** U-05: proofs accepted for a child placed by a judge, marked `TC`. */
export const insiPlacedChildProofs = ['AN', 'LE'] as const;

/** U-06: production addresses. Empty: an installation gives them in its configuration. */
export const insiProductionUrls = { mutualTls: '', cpx: '' } as const;

/** U-07: Action of the unit verification, and namespace of its request. */
export const insiVerifyAction = 'urn:ServiceIdentiteCertifiee:1.0.0:verifierInsAvecTraitsIdentite';
export const insiVerifyNamespace = 'http://www.cnamts.fr/INSiLot2/REPUnitaire';

/** U-07: codes the verification answers. */
export const insiVerifyCodes = { matches: '00', differs: '01' } as const;

/** U-08: subcode given to a Receiver fault whose own code is not known. */
export const insiGenericFault = { subcode: 'siram_40', detail: 'insi_102' } as const;

/** U-09: calls a second above which we hold back, and the sandbox may refuse. */
export const insiCallsPerSecond = 5;

/** U-10: months after which an INS is verified again. */
export const insiReverificationMonths = 36;
