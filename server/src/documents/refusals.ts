import type { Problem } from '../platform/index.ts';
import { NotFound, RefusedByRule } from '../platform/index.ts';

export class UnknownDocument extends NotFound {
  override readonly code = 'unknown-document';

  constructor() {
    super('Ce document');
  }
}

export class UnknownFile extends NotFound {
  override readonly code = 'unknown-file';

  constructor() {
    super('Ce fichier');
  }
}

export class DocumentIdTaken extends RefusedByRule {
  readonly code = 'document-id-taken';

  constructor() {
    super('Un autre document porte déjà ce numéro. Rien n’a été enregistré.');
  }
}

export class DocumentAlreadyValidated extends RefusedByRule {
  readonly code = 'document-already-validated';
  override readonly safe = 'Le document validé est inchangé.';
  override readonly todo = 'Pour corriger, remplacez-le par une nouvelle version.';

  constructor() {
    super('Ce document est validé : il ne change plus.');
  }
}

export class DraftDiscarded extends RefusedByRule {
  readonly code = 'draft-discarded';
  override readonly todo = 'Commencez un nouveau document : il sera prérempli depuis le dossier.';

  constructor() {
    super('Ce brouillon a été abandonné.');
  }
}

/** A draft is a private row of its author. */
export class DraftOfAnother extends RefusedByRule {
  readonly code = 'draft-of-another';
  override readonly todo: string;

  constructor(author: string) {
    super(`Ce brouillon est celui de ${author}.`);
    this.todo = `Demandez à ${author} de le terminer, ou commencez le vôtre.`;
  }
}

export class DocumentStillDraft extends RefusedByRule {
  readonly code = 'document-still-draft';
  override readonly todo = 'Son auteur peut le relire depuis le brouillon.';

  constructor() {
    super('Ce document n’est encore qu’un brouillon : il ne se lit pas comme un document.');
  }
}

export class NothingToReplace extends RefusedByRule {
  readonly code = 'nothing-to-replace';

  constructor() {
    super('Seul un document validé de la même personne et du même modèle peut être remplacé. Rien n’a été enregistré.');
  }
}

export class AlreadyReplaced extends RefusedByRule {
  readonly code = 'document-already-replaced';
  override readonly safe = 'Votre brouillon est gardé ; rien n’a été validé.';
  override readonly todo = 'Ouvrez la dernière version et remplacez celle-là.';

  constructor() {
    super('Ce document a déjà été remplacé par une autre version.');
  }
}

export class DocumentDeleted extends RefusedByRule {
  readonly code = 'document-deleted';

  constructor(by: string, why: string) {
    super(`Ce document a été supprimé par ${by} (${why}). Il ne se lit plus.`);
  }
}

export class NothingToErase extends RefusedByRule {
  readonly code = 'nothing-to-erase';
  override readonly todo = 'Un brouillon s’abandonne ; un document validé ou reçu se supprime avec un motif.';

  constructor() {
    super('Ce document ne peut pas être supprimé. Rien n’a été changé.');
  }
}

/** Something mandatory is missing: nothing was validated. */
export class DocumentIncomplete extends RefusedByRule {
  readonly code = 'document-incomplete';
  override readonly safe = 'Votre brouillon est gardé.';
  readonly missing: readonly string[];

  constructor(missing: readonly string[]) {
    super(`Ce document ne peut pas encore être validé : ${missing.join(' ')}`);
    this.missing = missing;
  }
}

export class RecordChangedMeanwhile extends RefusedByRule {
  readonly code = 'record-changed-meanwhile';
  override readonly safe = 'Votre brouillon est gardé ; rien n’a été validé.';
  override readonly todo = 'Relisez le brouillon : il montre le dossier tel qu’il est maintenant. Puis validez.';

  constructor() {
    super('Le dossier a changé depuis que vous avez relu ce brouillon.');
  }
}

/** The same author wrote in another window since this one showed the draft. */
export class DraftChangedMeanwhile extends RefusedByRule {
  readonly code = 'draft-changed-meanwhile';
  override readonly safe = 'Rien n’a été remplacé ni validé. Les mots des deux fenêtres sont gardés.';
  override readonly todo = 'Relisez ce que cette page montre maintenant, puis choisissez ce qui reste.';

  constructor() {
    super('Ce brouillon a été modifié dans une autre fenêtre.');
  }
}

/** Our own rules refuse what was written: it leaves nowhere. */
export class DocumentNotValid extends RefusedByRule {
  readonly code = 'document-not-valid';
  override readonly safe = 'Votre brouillon est gardé ; aucun fichier n’a été produit.';
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(`Le document ne respecte pas la norme nationale : ${sentences.slice(0, 3).join(' ')}`);
    this.sentences = sentences;
  }

  override toProblem(): Problem {
    return { ...super.toProblem(), faults: this.sentences.map((message) => ({ where: 'document', message })) };
  }
}

/** The file is no CDA, or is not safe to read; the sentence comes from the reader. */
export class FileNotReadable extends RefusedByRule {
  readonly code = 'file-not-readable';
  override readonly safe = 'Rien n’a été classé dans le dossier.';
  override readonly todo = 'Vérifiez le fichier choisi, ou demandez un nouvel envoi à l’expéditeur.';
}

export interface TraitCompared {
  trait: string;
  ours: string;
  theirs: string;
  same: boolean;
}

/** The document speaks of somebody else. */
export class AnotherPerson extends RefusedByRule {
  readonly code = 'another-person';
  override readonly safe = 'Rien n’a été classé dans ce dossier.';
  override readonly todo = 'Vérifiez la personne choisie ; si c’est la bonne, réglez son identité puis recommencez.';
  readonly comparison: readonly TraitCompared[];

  constructor(comparison: readonly TraitCompared[]) {
    super('Ce document concerne une autre identité que celle du dossier.');
    this.comparison = comparison;
  }

  override toProblem(): Problem {
    const faults = this.comparison
      .filter(({ same }) => !same)
      .map(({ trait, ours, theirs }) => ({
        where: trait,
        message: `dossier : ${ours || '—'} ; document : ${theirs || '—'}`,
      }));
    return { ...super.toProblem(), faults };
  }
}

export class OlderVersion extends RefusedByRule {
  readonly code = 'older-version';
  override readonly safe = 'La version plus récente reste en place.';

  constructor(held: number) {
    super(`Une version plus récente de ce document (version ${held}) est déjà classée : celle-ci n’a pas été ajoutée.`);
  }
}

/** The same document stands in the record of another person. */
export class FiledElsewhere extends RefusedByRule {
  readonly code = 'filed-elsewhere';
  override readonly safe = 'Rien n’a été classé.';
  override readonly todo = 'Vérifiez la personne choisie avec la personne chargée de l’identitovigilance.';

  constructor() {
    super('Ce document est déjà classé dans un autre dossier.');
  }
}

/** A line of a received document that it does not propose any more: decided, or the record says it already. */
export class LineNotProposed extends RefusedByRule {
  readonly code = 'line-not-proposed';
  override readonly safe = 'Rien n’a été changé dans le dossier.';
  override readonly todo = 'Relisez la liste : elle montre ce qui reste à décider.';

  constructor() {
    super('Cette ligne a déjà été décidée, ou le dossier la contient déjà.');
  }
}

export class ReasonMissing extends RefusedByRule {
  readonly code = 'reason-missing';

  constructor() {
    super('Dites pourquoi cette ligne n’est pas reprise. Rien n’a été enregistré.');
  }
}
