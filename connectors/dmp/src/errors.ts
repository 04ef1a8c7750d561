import { adviceFor } from './refusal-codes.ts';

/** Stable kinds, one for each class below. */
export type DmpErrorKind =
  | 'dmp-misconfigured'
  | 'dmp-invalid'
  | 'dmp-unreachable'
  | 'dmp-tls-refused'
  | 'dmp-timed-out'
  | 'dmp-unreadable'
  | 'dmp-refused';

/** Every failure of this connector is one of the classes of this file. Their messages hold no health data. */
export abstract class DmpError extends Error {
  abstract readonly kind: DmpErrorKind;
  /** True when the same call may succeed later, unchanged. A lot fed twice is refused as a duplicate, never kept twice. */
  abstract readonly retry: boolean;

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
  }
}

/** Address, certificate, key or authorities cannot be used. Nothing left. */
export class DmpMisconfigured extends DmpError {
  readonly kind = 'dmp-misconfigured';
  readonly retry = false;

  constructor(what: string, cause?: unknown) {
    super(
      `Le raccordement au DMP est mal configuré : ${what}. Aucun appel n’est parti. Prévenez votre administrateur.`,
      cause,
    );
  }
}

/** What we are asked to send contradicts itself. Nothing left. */
export class DmpInvalid extends DmpError {
  readonly kind = 'dmp-invalid';
  readonly retry = false;

  constructor(because: string, cause?: unknown) {
    super(`L’envoi au DMP n’est pas parti : ${because}.`, cause);
  }
}

/** No connection, it was cut before the end of the answer, or a gateway says that the DMP is not there. */
export class DmpUnreachable extends DmpError {
  readonly kind = 'dmp-unreachable';
  readonly retry = true;

  constructor(cause?: unknown) {
    super('Le DMP est injoignable. Rien n’est perdu ; un nouvel essai sera fait plus tard.', cause);
  }
}

/** One side did not trust the certificate of the other. */
export class DmpTlsRefused extends DmpError {
  readonly kind = 'dmp-tls-refused';
  readonly retry = false;

  constructor(cause?: unknown) {
    super(
      'La connexion sécurisée avec le DMP a été refusée : un certificat n’est pas reconnu. Prévenez votre administrateur.',
      cause,
    );
  }
}

/** No complete answer within the delay: what was asked may have been done. */
export class DmpTimedOut extends DmpError {
  readonly kind = 'dmp-timed-out';
  readonly retry = true;

  constructor(delay: number, cause?: unknown) {
    super(
      `Le DMP n’a pas répondu en ${delay / 1000} s. Rien n’est perdu ; un nouvel essai sera fait plus tard.`,
      cause,
    );
  }
}

/** An answer came that is not one of the DMP: rubbish, truncated, too large, hostile, or about somebody else. */
export class DmpUnreadable extends DmpError {
  readonly kind = 'dmp-unreadable';
  readonly retry = true;
  /** For the log, in English: what was wrong. Holds no health data. */
  readonly detail: string;

  constructor(detail: string, cause?: unknown) {
    super('La réponse du DMP est illisible et a été écartée. Un nouvel essai sera fait plus tard.', cause);
    this.detail = detail;
  }
}

interface RefusalCircumstances {
  /** The service says that the trouble is its own. */
  onTheirSide?: boolean;
  others?: readonly { code: string; context: string }[];
}

/** The DMP answered no (digest §3.14, §6.6). */
export class DmpRefused extends DmpError {
  readonly kind = 'dmp-refused';
  readonly retry: boolean;
  /** As the DMP writes it; `DMPGenericError` when it gave none (U-21). */
  readonly code: string;
  /** Words of the DMP, identifiers of persons taken out, 300 characters at most. */
  readonly context: string;
  /** French sentence: what to do. */
  readonly toDo: string;
  /** Every reason given, the first being `code` and `context`. */
  readonly reasons: readonly { code: string; context: string }[];

  /**
   * All it complains of is an identifier that the DMP has already (digest §6.6): a former answer was lost. Of a lot of several documents,
   * `referencesOf` tells which.
   */
  get alreadyThere(): boolean {
    return this.reasons.every(({ code }) => code === 'XDSDuplicateUniqueIdInRegistry');
  }

  constructor(code: string, context: string, { onTheirSide = false, others = [] }: RefusalCircumstances = {}) {
    const said = withoutIdentifiers(context);
    const { meaning, toDo, retry } = adviceFor(code, said);
    super(`Le DMP a refusé : ${meaning} (${code}). ${toDo}`);
    this.code = code;
    this.context = said;
    this.toDo = toDo;
    this.retry = retry || onTheirSide;
    this.reasons = [
      { code, context: said },
      ...others.map((other) => ({ code: other.code, context: withoutIdentifiers(other.context) })),
    ];
  }
}

/** A matricule, alone or in a CX; dates of birth written in figures. */
const withoutIdentifiers = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\b\d(?:\s?[\dAB]){7,}\b/g, '…')
    .trim()
    .slice(0, 300);
