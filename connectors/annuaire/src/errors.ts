/** Stable codes, one for each class below. */
export type AnnuaireErrorCode =
  | 'annuaire-misconfigured'
  | 'annuaire-query-invalid'
  | 'annuaire-unreachable'
  | 'annuaire-tls-refused'
  | 'annuaire-slow'
  | 'annuaire-unreadable'
  | 'annuaire-refused-key'
  | 'annuaire-busy'
  | 'annuaire-refused-query'
  | 'annuaire-unavailable';

/** Every failure of this connector is one of the classes of this file. */
export abstract class AnnuaireError extends Error {
  abstract readonly code: AnnuaireErrorCode;
  /** True when the same search may succeed later, unchanged. */
  abstract readonly worthRetrying: boolean;

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
  }
}

/** Address, key or authorities cannot be used. Nothing left. */
export class AnnuaireMisconfigured extends AnnuaireError {
  readonly code = 'annuaire-misconfigured';
  readonly worthRetrying = false;

  constructor(what: string, cause?: unknown) {
    super(`Le raccordement à l’Annuaire Santé est mal configuré : ${what}. Prévenez votre administrateur.`, cause);
  }
}

/** The search says nothing to look for. Nothing left. */
export class AnnuaireQueryInvalid extends AnnuaireError {
  readonly code = 'annuaire-query-invalid';
  readonly worthRetrying = false;

  constructor(what: string) {
    super(`La recherche dans l’Annuaire Santé n’est pas partie : ${what}.`);
  }
}

/** No connection, or it was cut before the end of the answer. */
export class AnnuaireUnreachable extends AnnuaireError {
  readonly code = 'annuaire-unreachable';
  readonly worthRetrying = true;

  constructor(cause?: unknown) {
    super('L’Annuaire Santé est injoignable. Réessayez dans quelques minutes.', cause);
  }
}

/** The certificate of the service is not trusted. */
export class AnnuaireTlsRefused extends AnnuaireError {
  readonly code = 'annuaire-tls-refused';
  readonly worthRetrying = false;

  constructor(cause?: unknown) {
    super(
      'Le certificat de l’Annuaire Santé n’est pas reconnu : rien n’a été demandé. Prévenez votre administrateur.',
      cause,
    );
  }
}

/** No complete answer within the delay. */
export class AnnuaireSlow extends AnnuaireError {
  readonly code = 'annuaire-slow';
  readonly worthRetrying = true;

  constructor(delay: number, cause?: unknown) {
    super(`L’Annuaire Santé n’a pas répondu en ${delay / 1000} s. Réessayez plus tard.`, cause);
  }
}

/** An answer came that is not one of the directory: rubbish, truncated, too large, hostile. */
export class AnnuaireUnreadable extends AnnuaireError {
  readonly code = 'annuaire-unreadable';
  readonly worthRetrying = true;
  /** For the log, in English: what was wrong. */
  readonly detail: string;

  constructor(detail: string, cause?: unknown) {
    super('La réponse de l’Annuaire Santé est illisible et a été écartée. Réessayez plus tard.', cause);
    this.detail = detail;
  }
}

/** 401, 403: the key is unknown, or may not be used here. */
export class AnnuaireRefusedKey extends AnnuaireError {
  readonly code = 'annuaire-refused-key';
  readonly worthRetrying = false;

  constructor() {
    super('L’Annuaire Santé ne reconnaît pas la clé de cette installation. Prévenez votre administrateur.');
  }
}

/** Too many calls, still after waiting. */
export class AnnuaireBusy extends AnnuaireError {
  readonly code = 'annuaire-busy';
  readonly worthRetrying = true;

  constructor() {
    super('L’Annuaire Santé reçoit trop de demandes. Réessayez dans une minute.');
  }
}

/** 400, 404, 405, 410: the question was not understood. `diagnostics` is for the log. */
export class AnnuaireRefusedQuery extends AnnuaireError {
  readonly code = 'annuaire-refused-query';
  readonly worthRetrying = false;
  readonly diagnostics: string;

  constructor(diagnostics: string) {
    super('L’Annuaire Santé n’a pas compris la recherche. Écrivez-la autrement.');
    this.diagnostics = diagnostics;
  }
}

/** 5xx. */
export class AnnuaireUnavailable extends AnnuaireError {
  readonly code = 'annuaire-unavailable';
  readonly worthRetrying = true;

  constructor() {
    super('L’Annuaire Santé est momentanément indisponible. Réessayez dans quelques minutes.');
  }
}
