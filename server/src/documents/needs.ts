import type { Act, Doorkeeper, Tx } from '../platform/index.ts';

/** A professional as a document names them. */
export interface NamedProfessional {
  familyName: string;
  givenName: string;
  civility?: 'M' | 'MME';
  rpps: string | null;
  /** Code of TRE_G15, R94, R95 or R291, as the practice holds it. */
  professionCode: string | null;
  /** TRE_R38 or R01, e.g. `SM26`. */
  savoirFaire?: string;
}

/** What access lends: documents say who signs, and read nothing else of the accounts. */
export interface DocumentsNeeds {
  /** The one who acts; null keeps the name of the act alone. */
  professional(tx: Tx, act: Act): Promise<NamedProfessional | null>;
  /** Doctors who practise in the establishment worked in now: the coordinating doctor is among them. */
  doctorsHere?(tx: Tx, act: Act): Promise<NamedProfessional[]>;
  /** Files leave by paths of their own, under the same promises as the routes. */
  doorkeeper: Pick<Doorkeeper, 'trace' | 'traceRefusal'>;
}
