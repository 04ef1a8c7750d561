import { checkCda, writeUnstructured, type CheckedEnvironment, type DocumentHeader } from '@liane/cda';
import { pdfFileName } from '@liane/pdf';
import type { NarrativeSection } from '@liane/vocabulary';
import {
  circleInWords,
  headerOf,
  inOneLine,
  keptRecipients,
  offerRecipients,
  phoneInWords,
  signer,
  type Composition,
  type Issue,
  type Material,
} from './compose/index.ts';
import type { FileKind, Model } from './document.ts';
import type { Changes } from './draft.ts';
import { printed, printedPatient, type PrintedWords } from './print.ts';
import { DocumentNotValid } from './refusals.ts';
import { twinOf } from './twin.ts';
import { typeInFrench } from './words.ts';

export interface RenderedFile {
  kind: FileKind;
  bytes: Uint8Array;
  mediaType: 'application/xml' | 'application/pdf';
}

/** A document in all its forms, from one content (SC.CDA/DD.02). */
export interface Rendered {
  title: string;
  /** By the naming rule (SC.CDA/META.01). */
  fileName: string;
  /** What is printed of it, beside whose it is and which version. */
  words: PrintedWords;
  files: RenderedFile[];
}

interface Rendering {
  model: Model;
  material: Material;
  composition: Composition;
  changes: Changes;
  issue: Issue;
  environment: CheckedEnvironment;
  newId: () => string;
}

/**
 * The structured form when the model has one, its PDF/A-1 twin, and the unstructured form around that PDF.
 * Throws DocumentNotValid when our own rules refuse one of them: nothing leaves then.
 */
export async function render(rendering: Rendering): Promise<Rendered> {
  const { model, material, composition, changes, issue, environment, newId } = rendering;
  const header = headerOf(material, model, changes, composition.circle, issue);
  const words = wordsOf(rendering, header);
  const pdf = await printed({ ...words, ...thisVersion(material, header) });
  const n3 = composition.n3?.(header, changes, { newId, pdfCopy: pdf }).xml;
  const n1 = writeUnstructured({ header: unstructuredHeader(header), pdf }).xml;
  judge([n3, n1], environment);
  return {
    title: header.title,
    fileName: fileNameOf(material.person, model, material.today),
    words,
    files: [
      ...(n3 === undefined ? [] : [xmlFile('n3', n3)]),
      xmlFile('n1', n1),
      { kind: 'pdf', bytes: pdf, mediaType: 'application/pdf' },
    ],
  };
}

/** The printed form of a draft: marked as such on every page. */
export const renderDraftPdf = (rendering: Omit<Rendering, 'environment' | 'newId'>): Promise<Uint8Array> => {
  const header = headerOf(
    rendering.material,
    rendering.model,
    rendering.changes,
    rendering.composition.circle,
    rendering.issue,
  );
  return printed({ ...wordsOf(rendering, header), ...thisVersion(rendering.material, header), statusWord: 'Projet' });
};

/** The structured form of a draft, to be looked at; nothing when the model has none. */
export function renderDraftCda({
  material,
  model,
  composition,
  changes,
  issue,
  newId,
}: Omit<Rendering, 'environment'>): string | undefined {
  const header = headerOf(material, model, changes, composition.circle, issue);
  return composition.n3?.(header, changes, { newId }).xml;
}

export const xmlFile = (kind: 'n3' | 'n1', xml: string): RenderedFile => ({
  kind,
  bytes: new TextEncoder().encode(xml),
  mediaType: 'application/xml',
});

/** Two forms are two documents: each has its own identifier and its own series of versions (CDA digest §1.2). */
const unstructuredHeader = (header: DocumentHeader): DocumentHeader => ({
  ...header,
  id: { root: twinOf(header.id.root) },
  setId: { root: twinOf(header.setId.root) },
  ...(header.replaces
    ? {
        replaces: {
          ...header.replaces,
          id: { root: twinOf(header.replaces.id.root) },
        },
      }
    : {}),
});

/** Throws DocumentNotValid. */
export function judge(documents: readonly (string | undefined)[], environment: CheckedEnvironment): void {
  const faults = documents.flatMap((xml) => (xml === undefined ? [] : checkCda(xml, { environment }).faults));
  if (faults.length > 0) throw new DocumentNotValid([...new Set(faults.map(({ message }) => message))]);
}

/** Whose it is, and which version. */
const thisVersion = ({ today }: Material, { patient, version }: DocumentHeader) => ({
  patient: printedPatient(patient, today),
  version,
});

/** The content of the PDF is the narrative of the CDA; its header is printed as people read it. */
function wordsOf(
  { material, model, composition, changes }: Omit<Rendering, 'environment' | 'newId'>,
  header: DocumentHeader,
): PrintedWords {
  const { establishment } = material;
  return {
    title: header.title,
    typeLabel: header.type.display,
    createdAt: header.createdAt,
    timeZone: header.timeZone,
    establishment: {
      name: establishment.name,
      finess: establishment.finess,
      address: [establishment.address.street, `${establishment.address.postalCode} ${establishment.address.city}`],
      ...(establishment.phone ? { phone: phoneInWords(establishment.phone) } : {}),
    },
    authorLine: authorLineOf(material),
    recipients: keptRecipients(offerRecipients(material, model, changes), changes).map(
      ({ name, detail }) => `${name} (${detail})`,
    ),
    summary: composition.summary(changes),
    sections: sectionsOf(composition, header, changes),
    privacyNotice: establishment.privacyNotice,
  };
}

const sectionsOf = (composition: Composition, header: DocumentHeader, changes: Changes): NarrativeSection[] => {
  const narrative = composition.narrative(header, changes);
  return composition.n3 ? [...narrative, ...circleInWords(composition.circle, changes)] : narrative;
};

export const authorLineOf = (material: Material): string => inOneLine(material.author, signer(material).code.display);

export const fileNameOf = (person: Material['person'], model: Model, actDate: string): string =>
  pdfFileName({
    actDate,
    typeLabel: typeInFrench[model],
    familyName: person.complementary.usedFamilyName ?? person.traits.birthFamilyName,
    givenName: person.complementary.usedGivenName ?? person.traits.firstBirthGivenName,
    localId: person.localId,
  });
