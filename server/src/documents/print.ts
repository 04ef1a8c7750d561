import type { DocumentPatient } from '@liane/cda';
import { DatamatrixRefused, writePdf, type PrintableDocument, type PrintablePatient } from '@liane/pdf';
import { ageInFrench } from '@liane/vocabulary';
import { DocumentNotValid } from './refusals.ts';

/** All that is printed but whose document it is, and which version: the words, kept with the validation. */
export type PrintedWords = Omit<PrintableDocument, 'patient' | 'version' | 'reissuedAt' | 'statusWord'> & {
  timeZone: string;
};

/** Throws DocumentNotValid when the identity cannot be printed. */
export async function printed(document: PrintableDocument): Promise<Uint8Array> {
  try {
    return await writePdf(document);
  } catch (cause) {
    if (cause instanceof DatamatrixRefused) throw new DocumentNotValid([cause.message]);
    throw cause;
  }
}

/** The usager as printed, with their age on a civil day. */
export function printedPatient(patient: DocumentPatient, day: string): PrintablePatient {
  const age = ageInFrench(patient.traits.birthDate, day);
  return {
    traits: patient.traits,
    ...(patient.usedFamilyName ? { usedFamilyName: patient.usedFamilyName } : {}),
    ...(patient.usedGivenName ? { usedGivenName: patient.usedGivenName } : {}),
    ...(age ? { age } : {}),
    ...(patient.birthPlaceName ? { birthPlaceName: patient.birthPlaceName } : {}),
    ...(patient.ins ? { ins: patient.ins } : {}),
    localId: patient.localId.extension,
  };
}
