import { SignatureRefused, covers, readLotSignature } from '@liane/xml-signature';
import { XmlRefused } from '@liane/xml';
import type { Caller } from '../caller.ts';
import { Turned } from '../refusals.ts';
import type { Complaint } from '../refusals.ts';
import { demandSeal } from './seal.ts';
import { largestMessage } from './unverified.ts';

interface Signed {
  signature: { uniqueId: string; bytes: Buffer };
  submissionSetId: string;
  documents: readonly { uniqueId: string; bytes: Buffer }[];
}

/** ASTM E1762 « source »: the form asks for it (digest 3.5), nothing signs it, so nothing is granted by it. */
const source = '1.2.840.10065.1.12.1.14';

/** XAdES by a seal of the structure, its manifest naming the lot and digesting every document (digest 3.5). */
export function complaintsOfLotSignature(
  { signature, submissionSetId, documents }: Signed,
  { structureId, remarks }: Pick<Caller, 'structureId' | 'remarks'>,
  { authorityPem, now }: { authorityPem: string | undefined; now: Date },
): Complaint[] {
  const wrong = (context: string, location = signature.uniqueId): Complaint => ({
    code: 'InvalidDocumentContent',
    context,
    location,
  });
  try {
    const read = readLotSignature(signature.bytes, { maxBytes: largestMessage });
    // U-14: SHA-1 is accepted, and told.
    remarks.push(...read.warnings.map((warning) => `lot signé en ${warning.toUpperCase()}`));
    const complaints: Complaint[] = [];
    if (demandSeal(read.certificate, authorityPem, now).unit !== structureId)
      complaints.push({ code: 'DMPInvalidCertificate', context: 'Le lot est signé par une autre structure' });
    if (read.unverifiedPurpose !== source) complaints.push(wrong('purposeOfSignature : Source attendu'));
    if (read.submissionSetId !== submissionSetId) complaints.push(wrong('Le manifeste ne nomme pas ce lot'));
    for (const { uniqueId, bytes } of documents)
      if (!covers(read, uniqueId, bytes)) complaints.push(wrong('Le manifeste ne couvre pas ce document', uniqueId));
    return complaints;
  } catch (refusal) {
    if (refusal instanceof Turned) return [{ code: refusal.code, context: refusal.message }];
    if (refusal instanceof SignatureRefused || refusal instanceof XmlRefused) return [wrong(refusal.message)];
    throw refusal;
  }
}
