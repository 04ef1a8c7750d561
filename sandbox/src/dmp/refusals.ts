import type { RegistryError } from '@liane/xds';

/** A message the DMP turns away before its transaction begins: becomes a SOAP fault whose subcode is the code (digest 3.14). */
export class Turned extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Codes of faults; those starting with `Sandbox` are ours: the whole list of the DMP is unknown (U-21). */
export const codes = {
  certificate: 'DMPInvalidCertificate',
  rights: 'DMPAccessDeniedByRightsService',
  generic: 'DMPGenericError',
  unknownPatient: 'XDSUnknownPatientId',
  otherPatient: 'XDSPatientIdDoesNotMatch',
} as const;

export const certificateRefused = (text: string): Turned => new Turned(codes.certificate, text);
export const rightMissing = (text: string): Turned => new Turned(codes.rights, text);
export const notUnderstood = (text: string): Turned => new Turned(codes.generic, text);
export const unknownPatient = (text = 'Aucun DMP actif pour cet INS.'): Turned =>
  new Turned(codes.unknownPatient, text);
export const otherPatient = (text: string): Turned => new Turned(codes.otherPatient, text);

/** The registry or the repository says no: becomes a RegistryErrorList with every reason found (digest 3.14, 6.6). */
export class RegistryRefused extends Error {
  readonly errors: RegistryError[];
  constructor(errors: readonly Complaint[]) {
    super(errors.map(({ code, context }) => `${code} : ${context}`).join(' ; '));
    this.errors = errors.map(({ code, context, location = null }) => ({ code, context, severity: 'Error', location }));
  }
}

/** One thing that is wrong with what was submitted or asked. */
export interface Complaint {
  code: string;
  context: string;
  /** uniqueId or symbolic id of the object at fault. */
  location?: string;
}

/** @throws RegistryRefused when there is anything to complain of */
export function refuseIfAny(complaints: readonly Complaint[]): void {
  if (complaints.length > 0) throw new RegistryRefused(complaints);
}
