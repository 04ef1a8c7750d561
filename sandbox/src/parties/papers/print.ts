import { writePdf } from '@liane/pdf';
import type { NarrativeSection } from '@liane/vocabulary';
import type { Paper, PaperHead, PaperSection } from './paper.ts';

/** The paper and its PDF twin, which says the same words (MSSanté digest 5.2, ECO.2.1.5). */
export async function printed(head: PaperHead, sections: readonly PaperSection[], cda: Buffer): Promise<Paper> {
  const narrative = sections.map(wordsOf);
  return { head, cda, pdf: await print(head, narrative), narrative };
}

const wordsOf = ({ title, blocks, sections = [] }: PaperSection): NarrativeSection => ({
  title,
  blocks,
  ...(sections.length > 0 ? { sections: sections.map(wordsOf) } : {}),
});

/** A PDF/A of the narrative alone. */
export async function print(head: PaperHead, sections: NarrativeSection[]): Promise<Buffer> {
  const { author, patient, addressees } = head;
  const { place } = author;
  const pdf = await writePdf({
    title: head.title,
    typeLabel: head.type.display,
    version: 1,
    createdAt: head.writtenAt,
    establishment: {
      name: place.name,
      finess: place.number,
      address: [place.street, `${place.postalCode} ${place.city}`],
      phone: place.phone,
    },
    patient: {
      traits: patient.traits,
      ins: patient.ins,
      birthPlaceName: patient.birthPlaceName,
      localId: patient.localId.extension,
      ...(patient.usedFamilyName ? { usedFamilyName: patient.usedFamilyName } : {}),
    },
    authorLine: `${author.isDoctor ? 'Dr ' : ''}${author.givenName} ${author.familyName.toUpperCase()}`,
    recipients: addressees.map(
      ({ givenName, familyName, placeName }) => `${givenName} ${familyName.toUpperCase()}, ${placeName}`,
    ),
    summary: [],
    sections,
    privacyNotice: 'Document fictif du bac à sable : il ne concerne personne.',
  });
  return Buffer.from(pdf);
}
