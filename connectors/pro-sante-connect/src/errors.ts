/** Stable codes, one for each class below. */
export type ProSanteConnectErrorCode =
  | 'psc-misconfigured'
  | 'psc-unreachable'
  | 'psc-slow'
  | 'psc-unreadable'
  | 'psc-untrusted'
  | 'psc-refused'
  | 'psc-assurance-too-low'
  | 'psc-session-ended';

/** Every failure of this connector is one of the classes of this file. */
export abstract class ProSanteConnectError extends Error {
  abstract readonly code: ProSanteConnectErrorCode;
  /** True when the same thing may succeed a little later, unchanged. */
  abstract readonly worthRetrying: boolean;

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
  }
}

/** An address, an identifier or a secret cannot be used. Nothing left. */
export class ProSanteConnectMisconfigured extends ProSanteConnectError {
  readonly code = 'psc-misconfigured';
  readonly worthRetrying = false;

  constructor(what: string, cause?: unknown) {
    super(`Le raccordement à Pro Santé Connect est mal configuré : ${what}. Prévenez votre administrateur.`, cause);
  }
}

/** No connection, cut before the end of the answer, or the service says it is down (HTTP 5xx, 429). */
export class ProSanteConnectUnreachable extends ProSanteConnectError {
  readonly code = 'psc-unreachable';
  readonly worthRetrying = true;

  constructor(cause?: unknown) {
    super('Pro Santé Connect est injoignable. Votre travail est conservé. Réessayez dans quelques minutes.', cause);
  }
}

/** No complete answer within the delay. */
export class ProSanteConnectSlow extends ProSanteConnectError {
  readonly code = 'psc-slow';
  readonly worthRetrying = true;

  constructor(delayMs: number, cause?: unknown) {
    super(`Pro Santé Connect n’a pas répondu en ${delayMs / 1000} s. Votre travail est conservé. Réessayez.`, cause);
  }
}

/** An answer came that is not one of Pro Santé Connect. */
export class ProSanteConnectUnreadable extends ProSanteConnectError {
  readonly code = 'psc-unreadable';
  readonly worthRetrying = true;
  /** For the log, in English: what was wrong. */
  readonly detail: string;

  constructor(detail: string, cause?: unknown) {
    super(
      'La réponse de Pro Santé Connect est illisible et a été écartée. Votre travail est conservé. Réessayez.',
      cause,
    );
    this.detail = detail;
  }
}

/** A readable answer that fails a check: state, nonce, issuer, audience, signature, dates. */
export class ProSanteConnectUntrusted extends ProSanteConnectError {
  readonly code = 'psc-untrusted';
  readonly worthRetrying = false;
  /** For the log, in English: the check that failed. */
  readonly detail: string;

  constructor(detail: string, cause?: unknown) {
    super(
      'Cette réponse de connexion ne correspond pas à votre demande et a été écartée. Recommencez la connexion depuis ce logiciel.',
      cause,
    );
    this.detail = detail;
  }
}

/** Pro Santé Connect, or the person on the phone, said no. */
export class ProSanteConnectRefused extends ProSanteConnectError {
  readonly code = 'psc-refused';
  readonly worthRetrying = false;
  /** Its own code: `access_denied` when the person refused, `invalid_grant` for a code expired or already used... */
  readonly serviceCode: string;

  constructor(serviceCode: string, cause?: unknown) {
    super(
      refusalInFrench[serviceCode] ??
        `Pro Santé Connect a refusé la connexion (${serviceCode}). Rien n’a été enregistré. Prévenez votre administrateur.`,
      cause,
    );
    this.serviceCode = serviceCode;
  }
}

const refusalInFrench: Record<string, string> = {
  access_denied:
    'La connexion a été refusée ou abandonnée sur le téléphone. Rien n’a été enregistré. Vous pouvez recommencer.',
  invalid_grant: 'Cette connexion a expiré ou a déjà servi. Rien n’a été enregistré. Recommencez la connexion.',
};

/** The person was authenticated with less than what was asked. */
export class AssuranceTooLow extends ProSanteConnectError {
  readonly code = 'psc-assurance-too-low';
  readonly worthRetrying = false;
  readonly acr: string;

  constructor(acr: string) {
    super(
      'Le moyen d’authentification utilisé n’est pas assez sûr pour entrer dans un dossier. Reconnectez-vous avec votre e-CPS ou votre carte CPS.',
    );
    this.acr = acr;
  }
}

/** The session at Pro Santé Connect is over: inactivity, absolute end, or signed out elsewhere. */
export class SessionEnded extends ProSanteConnectError {
  readonly code = 'psc-session-ended';
  readonly worthRetrying = false;

  constructor(cause?: unknown) {
    super(
      'Votre session Pro Santé Connect est terminée. Votre travail est conservé. Reconnectez-vous pour continuer.',
      cause,
    );
  }
}
