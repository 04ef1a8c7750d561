import { NotFound, RefusedByRule } from '../platform/index.ts';

/** Nothing leaves while this stands; the sentence is the one the screen shows. */
export class DmpNotAsked extends RefusedByRule {
  readonly code = 'dmp-not-asked';
  override readonly safe = 'Rien n’a été demandé au DMP.';
}

export class DmpNotConnected extends RefusedByRule {
  readonly code = 'dmp-not-connected';
  override readonly todo = 'L’administrateur de l’installation peut le raccorder (docs : configuration du DMP).';

  constructor(because = 'Cette installation n’est pas raccordée au DMP.') {
    super(because);
  }
}

export class DmpChangeNotYours extends RefusedByRule {
  readonly code = 'dmp-change-not-yours';
  override readonly safe = 'Rien n’a été demandé au DMP.';

  constructor() {
    super(
      'Seul l’auteur d’un document le démasque ou le supprime dans le DMP ; ce document ne permet pas ce changement.',
    );
  }
}

export class BreakGlassNotNeeded extends RefusedByRule {
  readonly code = 'dmp-break-glass-not-needed';
  override readonly todo = 'Consultez le DMP comme d’habitude.';

  constructor() {
    super('L’accord de la personne est noté : le bris de glace n’est pas nécessaire.');
  }
}

export class ConsentInTheFuture extends RefusedByRule {
  readonly code = 'dmp-consent-in-the-future';

  constructor() {
    super('La date de ce que la personne a dit ne peut pas être à venir. Rien n’a été enregistré.');
  }
}

/** Only what the list shows may be asked for. */
export class UnknownDmpDocument extends NotFound {
  override readonly code = 'unknown-dmp-document';

  constructor() {
    super('Ce document du DMP');
  }
}

export class UnknownAsk extends NotFound {
  override readonly code = 'unknown-dmp-ask';

  constructor() {
    super('Cette demande au DMP');
  }
}

export class ReadingForgotten extends RefusedByRule {
  readonly code = 'dmp-reading-forgotten';
  override readonly todo = 'Relisez-le : il sera redemandé au DMP.';

  constructor() {
    super('Ce document lu dans le DMP n’est plus gardé ici.');
  }
}

export class SourceSettled extends RefusedByRule {
  readonly code = 'dmp-source-settled';

  constructor() {
    super('Il n’y a plus rien à décider pour ce document : sa source n’a pas changé, ou quelqu’un a déjà décidé.');
  }
}

export class NothingNewer extends RefusedByRule {
  readonly code = 'dmp-nothing-newer';
  override readonly todo = 'Gardez le document, ou supprimez-le.';

  constructor() {
    super('La version plus récente n’est pas dans la liste que le DMP vous montre.');
  }
}
