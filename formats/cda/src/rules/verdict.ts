/** Something a rule refuses, and where. */
export interface Finding {
  /** Stable code of the rule: `identity/matricule-key`. */
  rule: string;
  /** Path of the element from the root, positions counted from 1 among siblings of the same name. */
  where: string;
  /** A French sentence: what is wrong and what is expected. */
  message: string;
}

/** What our own rules say of a document. It may leave only when `faults` is empty. */
export interface Verdict {
  document: {
    /** Code of the document type, when there is one. */
    type: string | undefined;
    /** `DLU-EHPAD-DLU_2022.01`, `DLU-EHPAD-FLUDT_2022.01`, `N1`, or undefined for a model we have no rules for. */
    model: string | undefined;
    title: string | undefined;
  };
  faults: Finding[];
  warnings: Finding[];
}

/** Where a matricule may come from: a test root never leaves for production, nor the reverse (CDA digest §8.3). */
export type CheckedEnvironment = 'production' | 'test';

export interface CheckOptions {
  /** When given, the root of the INS is judged against it. */
  environment?: CheckedEnvironment;
  /** Size limit of the input in bytes (see @liane/xml). */
  maxBytes?: number;
}
