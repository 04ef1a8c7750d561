import { CdaRefused, readCda } from '@liane/cda';
import { readXon, uniqueIdOf } from '@liane/xds';
import type { DocumentEntry } from '@liane/xds';
import { XmlRefused } from '@liane/xml';
import type { Complaint } from '../refusals.ts';
import { largestMessage } from './unverified.ts';

/** The CDA inside says the same as its metadata: identifier, type, and above all person. */
export function complaintsOfContent(
  entry: DocumentEntry,
  bytes: Buffer,
  ins: { matricule: string; oid: string },
): Complaint[] {
  const location = entry.uniqueId;
  const invalid = (context: string): Complaint => ({ code: 'InvalidDocumentContent', context, location });
  try {
    const { header } = readCda(bytes, { maxBytes: largestMessage });
    const complaints: Complaint[] = [];
    if (uniqueIdOf(header.id) !== entry.uniqueId) complaints.push(invalid('ClinicalDocument/id n’est pas le uniqueId'));
    if (header.type?.code !== entry.typeCode.code)
      complaints.push(invalid('ClinicalDocument/code n’est pas le typeCode'));
    const ids = header.patient.ids.filter(({ root }) => root === ins.oid);
    if (ids.length === 0 || ids.some(({ extension }) => extension !== ins.matricule))
      complaints.push({ code: 'XDSPatientIdDoesNotMatch', context: 'Le CDA ne parle pas de cette personne', location });
    return complaints;
  } catch (refusal) {
    if (refusal instanceof CdaRefused || refusal instanceof XmlRefused)
      return [invalid('Le contenu n’est pas un CDA R2 lisible')];
    throw refusal;
  }
}

/** Struct_IdNat of the institutions of an author. */
export const structuresOf = (institutions: readonly string[]): string[] => institutions.map((each) => readXon(each).id);
