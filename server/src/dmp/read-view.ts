import { CdaRefused, readCda, type ReadDocument, type ReadSection } from '@liane/cda';
import { compareTraits, headerLines, sectionOf } from '../documents/index.ts';
import type { Person } from '../identity/index.ts';
import type { CodedSection, ReadView } from './readings.ts';

const largestFile = 25 * 1024 * 1024;

/** A document of the DMP as people read it; what it says of another person is said, not hidden. Null when it is no CDA that can be read. */
export function viewOf(bytes: Uint8Array, title: string, person: Person): ReadView | null {
  const read = readIfSafe(bytes);
  if (!read) return null;
  return {
    title: read.header.title || title,
    header: headerLines(read.header),
    sections: read.body.level === 'N3' ? read.body.sections.map(coded) : [],
    hasPdf: carriesPdf(read),
    unreadable: read.unreadable.map(({ reason }) => reason),
    differs: compareTraits(person, read.header.patient)
      .filter(({ same, ours, theirs }) => !same && ours !== '' && theirs !== '')
      .map(({ trait, ours, theirs }) => ({ trait, ours, theirs })),
  };
}

export function readIfSafe(bytes: Uint8Array): ReadDocument | null {
  try {
    return readCda(bytes, { maxBytes: largestFile });
  } catch (cause) {
    // The readers of XML and of CDA refuse with a stable code; anything else is a fault of ours.
    if (cause instanceof CdaRefused || (cause instanceof Error && 'code' in cause)) return null;
    throw cause;
  }
}

function coded(section: ReadSection): CodedSection {
  const { title, blocks } = sectionOf({ ...section, sections: [] });
  const inner = section.sections.map(coded);
  return { title, blocks, code: section.code?.code ?? null, ...(inner.length > 0 ? { sections: inner } : {}) };
}

/** The PDF an N1 is made of, or the printed twin of an N3. */
export function pdfOf({ body }: ReadDocument): Uint8Array | undefined {
  const file = body.level === 'N1' ? body.file : body.level === 'N3' ? body.pdfCopy : undefined;
  const isPdf =
    file?.refusal === undefined &&
    file?.mediaType === 'application/pdf' &&
    Buffer.from(file.bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
  return isPdf ? file.bytes : undefined;
}

const carriesPdf = (read: ReadDocument): boolean => pdfOf(read) !== undefined;
