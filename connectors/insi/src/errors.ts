import type { Exchange } from './messages.ts';

/** Stable codes, one for each class below. */
export type InsiErrorCode =
  | 'insi-misconfigured'
  | 'insi-query-invalid'
  | 'insi-unreachable'
  | 'insi-tls-refused'
  | 'insi-slow'
  | 'insi-unreadable'
  | 'insi-refused-software'
  | 'insi-access-level-too-low'
  | 'insi-unavailable'
  | 'insi-fault';

interface Circumstances {
  cause?: unknown;
  exchange?: Exchange;
}

/** Every failure of this connector is one of the classes of this file. */
export abstract class InsiError extends Error {
  abstract readonly code: InsiErrorCode;
  /** True when the same call may succeed later, unchanged. A search or a verification can always be repeated without harm. */
  abstract readonly worthRetrying: boolean;
  /** The call that failed, when one left: to be traced like the others (INS/va1.38). */
  readonly exchange: Exchange | undefined;

  constructor(message: string, { cause, exchange }: Circumstances = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.exchange = exchange;
  }
}

/** Address, certificate, key or authorities cannot be used. Nothing left. */
export class InsiMisconfigured extends InsiError {
  readonly code = 'insi-misconfigured';
  readonly worthRetrying = false;

  constructor(what: string, cause?: unknown) {
    super(
      `Le raccordement à INSi est mal configuré : ${what}. Aucun appel n’est parti. Prévenez votre administrateur.`,
      { cause },
    );
  }
}

export type QueryFault =
  | 'birth-name-characters'
  | 'given-name-characters'
  | 'given-name-missing'
  | 'sex'
  | 'birth-date-impossible'
  | 'birth-place-shape'
  | 'matricule-shape'
  | 'oid-shape';

const queryFaultInFrench: Record<QueryFault, string> = {
  'birth-name-characters':
    'le nom de naissance doit être en capitales sans accent (lettres, tiret, apostrophe droite, espace)',
  'given-name-characters': 'un prénom doit être en capitales sans accent (lettres, tiret, apostrophe droite)',
  'given-name-missing': 'il faut au moins un prénom',
  sex: 'le sexe doit être F ou M',
  'birth-date-impossible': 'la date de naissance n’existe pas dans le calendrier',
  'birth-place-shape': 'le lieu de naissance doit être un code INSEE de 5 caractères',
  'matricule-shape': 'le matricule doit avoir 15 caractères et une clé juste',
  'oid-shape': 'l’OID du matricule n’est pas un OID d’INS',
};

/** The query breaks a check the conformity kit demands before sending. Nothing left. */
export class InsiQueryInvalid extends InsiError {
  readonly code = 'insi-query-invalid';
  readonly worthRetrying = false;
  readonly because: readonly QueryFault[];

  constructor(because: readonly QueryFault[]) {
    const sentences = because.map((fault) => queryFaultInFrench[fault]).join(' ; ');
    super(`L’appel à INSi n’est pas parti : ${sentences}. Corrigez la saisie, rien n’est perdu.`);
    this.because = because;
  }
}

/** No connection, or it was cut before the end of the answer. */
export class InsiUnreachable extends InsiError {
  readonly code = 'insi-unreachable';
  readonly worthRetrying = true;

  constructor(circumstances: Circumstances) {
    super(
      'INSi est injoignable. L’identité saisie est conservée telle quelle. Réessayez dans quelques minutes.',
      circumstances,
    );
  }
}

/** One side did not trust the certificate of the other. */
export class InsiTlsRefused extends InsiError {
  readonly code = 'insi-tls-refused';
  readonly worthRetrying = false;

  constructor(circumstances: Circumstances) {
    super(
      'La connexion sécurisée avec INSi a été refusée : un certificat n’est pas reconnu. Rien n’a été transmis. Prévenez votre administrateur.',
      circumstances,
    );
  }
}

/** No complete answer within the delay. */
export class InsiSlow extends InsiError {
  readonly code = 'insi-slow';
  readonly worthRetrying = true;

  constructor(delay: number, circumstances: Circumstances) {
    super(
      `INSi n’a pas répondu en ${delay / 1000} s. L’identité saisie est conservée telle quelle. Continuez, et réessayez plus tard.`,
      circumstances,
    );
  }
}

/** An answer came that is not one of INSi: rubbish, truncated, too large, hostile. */
export class InsiUnreadable extends InsiError {
  readonly code = 'insi-unreadable';
  readonly worthRetrying = true;
  /** For the log, in English: what was wrong. */
  readonly detail: string;

  constructor(detail: string, circumstances: Circumstances = {}) {
    super(
      'La réponse d’INSi est illisible et a été écartée. L’identité saisie est conservée telle quelle. Réessayez plus tard.',
      circumstances,
    );
    this.detail = detail;
  }
}

/** A fault as the service writes it (§2.4). */
export interface ServiceFault {
  party: 'Sender' | 'Receiver';
  subcode: string;
  /** Code of the detail: `desir_550`, `insi_102`... */
  detailCode: string;
  /** As delivered: `fatal` and `fatale` both exist. */
  severity: string;
  text: string;
}

/** A fault of the service; subclasses name those whose remedy is known. */
export abstract class InsiFaulted extends InsiError {
  readonly fault: ServiceFault;

  constructor(message: string, fault: ServiceFault, circumstances: Circumstances) {
    super(message, circumstances);
    this.fault = fault;
  }
}

/** `desir_550`: the authorisation number (IDAM) of the software is unknown. */
export class InsiRefusedSoftware extends InsiFaulted {
  readonly code = 'insi-refused-software';
  readonly worthRetrying = false;

  constructor(fault: ServiceFault, circumstances: Circumstances) {
    super(
      'INSi ne reconnaît pas le numéro d’autorisation de ce logiciel. L’identité saisie est conservée. Prévenez votre administrateur.',
      fault,
      circumstances,
    );
  }
}

/** `desir_560`: the subject of the certificate is neither `INSI-AUTO` nor `INSI-MANU`. */
export class InsiAccessLevelTooLow extends InsiFaulted {
  readonly code = 'insi-access-level-too-low';
  readonly worthRetrying = false;

  constructor(fault: ServiceFault, circumstances: Circumstances) {
    super(
      'Le certificat de l’établissement ne donne pas accès à INSi. L’identité saisie est conservée. Prévenez votre administrateur.',
      fault,
      circumstances,
    );
  }
}

/** `siram_40` with `insi_102`: the search is temporarily out of service. */
export class InsiUnavailable extends InsiFaulted {
  readonly code = 'insi-unavailable';
  readonly worthRetrying = true;

  constructor(fault: ServiceFault, circumstances: Circumstances) {
    super(
      'Le service INSi est momentanément indisponible. L’identité saisie est conservée telle quelle. Réessayez dans quelques minutes.',
      fault,
      circumstances,
    );
  }
}

/** Any other fault (U-08): retry only when the service says the trouble is on its side. */
export class InsiFault extends InsiFaulted {
  readonly code = 'insi-fault';
  readonly worthRetrying: boolean;

  constructor(fault: ServiceFault, circumstances: Circumstances) {
    const remedy = fault.party === 'Receiver' ? 'Réessayez dans quelques minutes.' : 'Prévenez votre administrateur.';
    const code = fault.detailCode || fault.subcode || 'sans code';
    super(
      `INSi a refusé la demande : « ${fault.text} » (${code}). L’identité saisie est conservée. ${remedy}`,
      fault,
      circumstances,
    );
    this.worthRetrying = fault.party === 'Receiver';
  }
}
