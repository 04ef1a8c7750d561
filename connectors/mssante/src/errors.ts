import type { Withheld } from './messages.ts';

/** Stable codes, one for each class below. */
export type MssanteErrorCode =
  | 'mssante-misconfigured'
  | 'mssante-outside-trusted-space'
  | 'mssante-message-invalid'
  | 'mssante-message-too-large'
  | 'mssante-message-unreadable'
  | 'mssante-operator-unreachable'
  | 'mssante-operator-timed-out'
  | 'mssante-operator-busy'
  | 'mssante-operator-unreadable'
  | 'mssante-encryption-refused'
  | 'mssante-certificate-refused'
  | 'mssante-revocation-list-refused'
  | 'mssante-sign-in-refused'
  | 'mssante-sender-refused'
  | 'mssante-recipient-refused'
  | 'mssante-message-refused'
  | 'mssante-mailbox-refused'
  | 'mssante-message-withheld';

/** Every failure of this connector is one of the classes of this file. */
export abstract class MssanteError extends Error {
  abstract readonly code: MssanteErrorCode;
  /** True when the same call may succeed later, unchanged. */
  abstract readonly worthRetrying: boolean;
  /** True when the operator may have taken the message without telling: the second attempt bears the same Message-ID. */
  readonly mayHaveLeft: boolean = false;

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
  }
}

/** Operator, certificate, key, authorities or product number cannot be used. Nothing left. */
export class MssanteMisconfigured extends MssanteError {
  readonly code = 'mssante-misconfigured';
  readonly worthRetrying = false;

  constructor(what: string, cause?: unknown) {
    super(
      `La messagerie MSSanté est mal configurée : ${what}. Rien n’est parti. Prévenez votre administrateur.`,
      cause,
    );
  }
}

/** Digest 1: a message only travels between authorised domains. Nothing left. */
export class OutsideTrustedSpace extends MssanteError {
  readonly code = 'mssante-outside-trusted-space';
  readonly worthRetrying = false;
  readonly addresses: readonly string[];

  constructor(addresses: readonly string[]) {
    super(
      `Le message n’est pas parti : une adresse n’appartient pas à l’espace de confiance MSSanté. Retirez-la, ou choisissez une adresse de l’annuaire.`,
    );
    this.addresses = addresses;
  }
}

/** The message breaks a rule of digest 4 or 5, or a line of a header. Nothing left. */
export class MessageInvalid extends MssanteError {
  readonly code = 'mssante-message-invalid';
  readonly worthRetrying = false;

  constructor(what: string) {
    super(`Le message n’est pas parti : ${what}.`);
  }
}

/** Over what the operator announces, or what Mon espace santé takes. Nothing left. */
export class MessageTooLarge extends MssanteError {
  readonly code = 'mssante-message-too-large';
  readonly worthRetrying = false;
  readonly bytes: number;
  readonly most: number | null;

  constructor(bytes: number, most: number | null, cause?: unknown) {
    const limit = most === null ? 'plus que ce que l’opérateur accepte' : `la limite est de ${inMegabytes(most)}`;
    super(`Le message est trop lourd (${inMegabytes(bytes)} ; ${limit}). Retirez une pièce jointe.`, cause);
    this.bytes = bytes;
    this.most = most;
  }
}

/** What was received is no message, or one made to harm. */
export class MessageUnreadable extends MssanteError {
  readonly code = 'mssante-message-unreadable';
  readonly worthRetrying = false;

  constructor(cause: unknown) {
    super(
      'Ce message n’est pas lisible : sa structure est abîmée ou démesurée. Il reste dans la boîte aux lettres.',
      cause,
    );
  }
}

export class OperatorUnreachable extends MssanteError {
  readonly code = 'mssante-operator-unreachable';
  readonly worthRetrying = true;
  override readonly mayHaveLeft: boolean;

  constructor(cause?: unknown, mayHaveLeft = false) {
    super('La messagerie MSSanté ne répond pas. Rien n’est perdu : un nouvel essai aura lieu.', cause);
    this.mayHaveLeft = mayHaveLeft;
  }
}

export class OperatorTimedOut extends MssanteError {
  readonly code = 'mssante-operator-timed-out';
  readonly worthRetrying = true;
  override readonly mayHaveLeft: boolean;

  constructor(cause?: unknown, mayHaveLeft = false) {
    super('La messagerie MSSanté met trop de temps à répondre. Rien n’est perdu : un nouvel essai aura lieu.', cause);
    this.mayHaveLeft = mayHaveLeft;
  }
}

/** A temporary refusal, 4xx of SMTP or its like in IMAP: greylisting, full mailbox, maintenance. */
export class OperatorBusy extends MssanteError {
  readonly code = 'mssante-operator-busy';
  readonly worthRetrying = true;
  readonly said: string;

  constructor(said: string, cause?: unknown) {
    super('La messagerie MSSanté demande de réessayer plus tard. Un nouvel essai aura lieu.', cause);
    this.said = said;
  }
}

/** What answers speaks neither SMTP nor IMAP as it should. */
export class OperatorUnreadable extends MssanteError {
  readonly code = 'mssante-operator-unreadable';
  readonly worthRetrying = false;

  constructor(cause?: unknown) {
    super('La réponse de la messagerie MSSanté n’est pas compréhensible. Prévenez votre administrateur.', cause);
  }
}

/** ECO.1.1.1: no TLS 1.2, no session. */
export class EncryptionRefused extends MssanteError {
  readonly code = 'mssante-encryption-refused';
  readonly worthRetrying = false;

  constructor(cause?: unknown) {
    super(
      'La messagerie MSSanté ne propose pas de connexion chiffrée convenable. Rien n’est parti. Prévenez votre administrateur.',
      cause,
    );
  }
}

/** ECO.1.1.5 to 1.1.10: theirs is not vouched for, or they do not accept ours. */
export class CertificateRefused extends MssanteError {
  readonly code = 'mssante-certificate-refused';
  readonly worthRetrying = false;

  constructor(cause?: unknown) {
    super(
      'Le certificat présenté à la connexion MSSanté n’est pas reconnu. Rien n’est parti. Prévenez votre administrateur.',
      cause,
    );
  }
}

/** ECO.1.1.6: what should judge their certificate is missing, out of date, or not of its authority. */
export class RevocationListRefused extends MssanteError {
  readonly code = 'mssante-revocation-list-refused';
  readonly worthRetrying = false;

  constructor(cause?: unknown) {
    super(
      'La liste de révocation qui juge le certificat de l’opérateur MSSanté manque ou est périmée. Rien n’est parti. Prévenez votre administrateur.',
      cause,
    );
  }
}

/** ECO.1.2.6: the session of Pro Santé Connect is over, or this mailbox is not theirs. */
export class SignInRefused extends MssanteError {
  readonly code = 'mssante-sign-in-refused';
  readonly worthRetrying = false;

  constructor(cause?: unknown) {
    super(
      'La messagerie MSSanté n’a pas ouvert cette boîte aux lettres. Reconnectez-vous avec Pro Santé Connect, ou demandez l’accès à la boîte.',
      cause,
    );
  }
}

export class SenderRefused extends MssanteError {
  readonly code = 'mssante-sender-refused';
  readonly worthRetrying = false;
  readonly said: string;

  constructor(said: string, cause?: unknown) {
    super('La messagerie MSSanté refuse l’adresse d’expéditeur. Le message n’est pas parti.', cause);
    this.said = said;
  }
}

/** No recipient was taken; when some are, the receipt says which. */
export class RecipientRefused extends MssanteError {
  readonly code = 'mssante-recipient-refused';
  readonly worthRetrying: boolean;
  readonly refused: readonly { address: string; code: string; said: string }[];

  constructor(refused: RecipientRefused['refused'], cause?: unknown) {
    const forNow = refused.length > 0 && refused.every(({ code }) => code.startsWith('4'));
    super(
      forNow
        ? 'La boîte du destinataire ne peut pas recevoir pour l’instant (pleine, ou en attente). Un nouvel essai aura lieu.'
        : 'Aucun destinataire n’a été accepté par la messagerie MSSanté. Vérifiez les adresses.',
      cause,
    );
    this.refused = refused;
    this.worthRetrying = forNow;
  }
}

/** The whole message was refused for good. */
export class MessageRefused extends MssanteError {
  readonly code = 'mssante-message-refused';
  readonly worthRetrying = false;
  readonly said: string;

  constructor(said: string, cause?: unknown) {
    super('La messagerie MSSanté a refusé le message. Il n’a pas été remis.', cause);
    this.said = said;
  }
}

/** The mailbox opened, but did not do what was asked. */
export class MailboxRefused extends MssanteError {
  readonly code = 'mssante-mailbox-refused';
  readonly worthRetrying = false;

  constructor(cause?: unknown) {
    super('La boîte aux lettres MSSanté a refusé l’opération demandée. Prévenez votre administrateur.', cause);
  }
}

/** The mailbox opened and shows a message whose bytes the operator does not give; those behind it may come. */
export class MessageWithheld extends MssanteError {
  readonly code = 'mssante-message-withheld';
  readonly worthRetrying = true;
  readonly withheld: Withheld;

  constructor(withheld: Withheld, cause?: unknown) {
    super('La messagerie MSSanté montre un message et n’en donne pas le contenu. Un nouvel essai aura lieu.', cause);
    this.withheld = withheld;
  }
}

const inMegabytes = (bytes: number): string =>
  `${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`;
