import { NotFound, RefusedByRule } from '../platform/index.ts';

export class UnknownMessage extends NotFound {
  override readonly code = 'unknown-message';

  constructor() {
    super('Ce message');
  }
}

export class UnknownMailbox extends NotFound {
  override readonly code = 'unknown-mailbox';

  constructor() {
    super('Cette boîte aux lettres');
  }
}

export class UnknownLetter extends NotFound {
  override readonly code = 'unknown-letter';

  constructor() {
    super('Ce message écrit');
  }
}

/** Somebody else tried again first, or it left. */
export class LetterCannotBeRetried extends RefusedByRule {
  readonly code = 'letter-cannot-be-retried';
  override readonly safe = 'Rien n’est parti une seconde fois.';
  override readonly todo = 'S’il n’a pas été remis, écrivez un nouveau message.';

  constructor() {
    super('Ce message n’est pas resté ici : il est parti, ou il va partir.');
  }
}

export class UnknownPiece extends NotFound {
  override readonly code = 'unknown-piece';

  constructor() {
    super('Ce document reçu');
  }
}

/** Somebody decided first: nothing is done twice. */
export class PieceAlreadyDecided extends RefusedByRule {
  readonly code = 'piece-already-decided';
  override readonly safe = 'Rien n’a été fait une seconde fois.';

  constructor(what: string) {
    super(`Ce document a déjà été traité : ${what}.`);
  }
}

/** Its version, or who asks, forbids it (codes 900 and 901 of the digest, 8.3). */
export class PieceCannotBeFiled extends RefusedByRule {
  readonly code = 'piece-cannot-be-filed';
  override readonly safe = 'Le document déjà classé est inchangé.';
  override readonly todo = 'Si vous attendiez cette version, écrivez à l’expéditeur.';
}

export class SomebodyIsKnown extends RefusedByRule {
  readonly code = 'somebody-is-known';
  override readonly safe = 'Aucun dossier n’a été ouvert.';
  override readonly todo = 'Comparez les identités proposées, puis classez le document dans le bon dossier.';

  constructor() {
    super('Une personne déjà connue porte ces traits, ou des traits très proches.');
  }
}

export class TraitsMissing extends RefusedByRule {
  readonly code = 'traits-missing';
  override readonly safe = 'Aucun dossier n’a été ouvert.';
  override readonly todo = 'Cherchez la personne, ou admettez-la avec les traits de sa pièce d’identité.';

  constructor() {
    super('Ce document ne dit pas les cinq traits stricts de la personne.');
  }
}

/** Nothing leaves to an address outside the trusted space (digest 1). */
export class AddressOutsideSpace extends RefusedByRule {
  readonly code = 'address-outside-space';
  override readonly safe = 'Rien n’est parti ; votre texte est gardé.';
  override readonly todo = 'Vérifiez l’adresse : elle doit être une adresse MSSanté.';

  constructor(address: string) {
    super(`« ${address} » n’est pas dans l’espace de confiance MSSanté.`);
  }
}

/** A citizen address is built from a qualified INS, and from nothing else (ECO.2.2.6). */
export class InsNotQualified extends RefusedByRule {
  readonly code = 'ins-not-qualified';
  override readonly safe = 'Rien n’est parti ; votre texte est gardé.';
  override readonly todo = 'Qualifiez d’abord son identité : sa messagerie citoyenne s’ouvrira.';

  constructor() {
    super('L’identité de cette personne n’est pas qualifiée : sa messagerie citoyenne n’a pas d’adresse sûre.');
  }
}

/** What the person said holds for what people write by hand too (SC.MSS.15, SC.MSS.16). */
export class PersonRefused extends RefusedByRule {
  readonly code = 'person-refused';
  override readonly safe = 'Rien n’est parti ; votre texte est gardé.';
  override readonly todo = 'Si elle a changé d’avis, notez-le dans les échanges de son dossier.';

  constructor(channel: 'mssante' | 'citizen') {
    super(
      channel === 'citizen'
        ? 'Cette personne refuse de recevoir des messages dans sa messagerie citoyenne.'
        : 'Cette personne refuse que des messages partent à son sujet par MSSanté.',
    );
  }
}

export class NobodyToWriteTo extends RefusedByRule {
  readonly code = 'nobody-to-write-to';

  constructor() {
    super('Dites à qui ce message est adressé. Rien n’est parti.');
  }
}

export class ExchangeEnded extends RefusedByRule {
  readonly code = 'exchange-ended';
  override readonly safe = 'Rien n’est parti ; votre texte est gardé.';

  constructor() {
    super('Cet échange est terminé : son destinataire ne peut plus recevoir de réponse.');
  }
}

export class NotAHolder extends RefusedByRule {
  readonly code = 'not-a-holder';
  override readonly safe = 'Rien n’est parti ; votre texte est gardé.';
  override readonly todo = 'Connectez-vous avec Pro Santé Connect, ou écrivez depuis une autre boîte.';

  constructor() {
    super('Vous n’êtes pas titulaire de cette boîte aux lettres.');
  }
}

export class MailboxTaken extends RefusedByRule {
  readonly code = 'mailbox-taken';

  constructor() {
    super('Cette boîte aux lettres est déjà reliée. Rien n’a été changé.');
  }
}

export class NoNoticeAsked extends RefusedByRule {
  readonly code = 'no-notice-asked';

  constructor() {
    super('L’expéditeur n’a pas demandé d’accusé de lecture, ou il est déjà parti.');
  }
}

export class AttachmentNotFileable extends RefusedByRule {
  readonly code = 'attachment-not-fileable';
  override readonly safe = 'Rien n’a été classé ; la pièce jointe reste dans le message.';

  constructor() {
    super('Seul un PDF se classe tel quel dans un dossier.');
  }
}
