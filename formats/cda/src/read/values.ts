/** An HL7 instant identifier: OID or UUID, and extension. */
export interface ReadId {
  root: string;
  extension: string | undefined;
}

/** A code as received: nothing guaranteed, one of code, display or originalText at least. */
export interface ReadCode {
  code: string | undefined;
  system: string | undefined;
  display: string | undefined;
  /** Words of the writer, the reference into the narrative resolved. */
  originalText: string | undefined;
}

/** ISO 8601 at the precision received: `1958`, `1958-04`, `1958-04-12`, `2026-01-15T14:30:05+01:00`. */
export type ReadDate = string;

export interface ReadPeriod {
  low: ReadDate | undefined;
  high: ReadDate | undefined;
}
