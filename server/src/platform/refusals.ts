import type { Problem } from './contract.ts';

/** What the server says instead of doing: a closed family, each with a stable code and French sentences. */
export abstract class Refusal extends Error {
  abstract readonly kind: Problem['kind'];
  abstract readonly code: string;
  readonly safe: string | undefined = undefined;
  readonly todo: string | undefined = undefined;

  toProblem(): Problem {
    return {
      code: this.code,
      kind: this.kind,
      message: this.message,
      ...(this.safe === undefined ? {} : { safe: this.safe }),
      ...(this.todo === undefined ? {} : { todo: this.todo }),
    };
  }
}

/** A rule of the trade says no; the subclass says which. */
export abstract class RefusedByRule extends Refusal {
  readonly kind = 'refused-by-rule';
}

/** The right to act is missing; traced by the door. */
export class RefusedByRight extends Refusal {
  readonly kind = 'refused-by-right';
  readonly code: string;
  override readonly todo: string | undefined;
  /** Whose record was refused, when the path does not say it: for the trace alone. */
  readonly personId: string | undefined;

  constructor(code: string, message: string, todo?: string, personId?: string) {
    super(message);
    this.code = code;
    this.todo = todo;
    this.personId = personId;
  }
}

/** A service outside did not do its part. */
export abstract class FailedOutside extends Refusal {
  readonly kind = 'failed-outside';
  abstract readonly worthRetrying: boolean;

  override toProblem(): Problem {
    return { ...super.toProblem(), worthRetrying: this.worthRetrying };
  }
}

export class NotFound extends Refusal {
  readonly kind = 'not-found';
  readonly code: string = 'not-found';

  constructor(what = 'Ce que vous cherchez') {
    super(`${what} n’existe pas, ou n’est pas dans votre organisme.`);
  }
}

/** The same command id came back with other words. */
export class CommandReused extends RefusedByRule {
  readonly code = 'command-reused';

  constructor() {
    super('Cette commande a déjà été reçue avec un autre contenu. Rien n’a été changé.');
  }
}

/** The command was done; what it answered was shown once and is kept nowhere. */
export class AnswerShownOnce extends RefusedByRule {
  readonly code = 'answer-shown-once';
  override readonly safe = 'C’est fait, et ce n’est pas fait deux fois.';
  override readonly todo =
    'Si vous n’avez pas pu noter la réponse, refaites-en une nouvelle : l’ancienne ne servira plus.';

  constructor() {
    super('Cette demande a déjà été faite, et sa réponse n’est montrée qu’une fois.');
  }
}

/** The same thing, under its own id, came back as another command. */
export class AlreadyKept extends RefusedByRule {
  readonly code = 'already-kept';
  override readonly safe = 'Ce qui avait été enregistré la première fois l’est toujours, et rien n’est en double.';
  override readonly todo = 'Relisez le dossier avant d’écrire de nouveau.';

  constructor() {
    super('Cette saisie a déjà été enregistrée.');
  }
}

/** A text or a date that no table can hold; sending it again would change nothing. */
export class CannotBeKept extends Refusal {
  readonly kind = 'invalid';
  readonly code = 'cannot-be-kept';
  override readonly safe = 'Rien n’a été enregistré.';
  override readonly todo = 'Tapez de nouveau le texte au lieu de le coller, ou corrigez la date.';

  constructor() {
    super('Un texte contient un caractère invisible qui ne peut pas être gardé, ou une date est hors du calendrier.');
  }
}
