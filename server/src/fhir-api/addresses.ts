/** Where partners come; the paths are part of what was promised to them. */
export const fhirPath = '/fhir/R4';
export const tokenPath = '/oauth/token';

export const fhirUrl = (publicUrl: string): string => new URL(fhirPath, publicUrl).toString();
export const tokenUrl = (publicUrl: string): string => new URL(tokenPath, publicUrl).toString();
