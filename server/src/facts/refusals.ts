import { NotFound, RefusedByRule } from '../platform/index.ts';

export class FactChangedMeanwhile extends RefusedByRule {
  readonly code = 'fact-changed-meanwhile';
  override readonly safe = 'Votre saisie est gardée ; rien n’a été remplacé.';
  override readonly todo = 'Relisez la nouvelle version, puis corrigez-la si besoin.';

  constructor() {
    super('Quelqu’un a modifié cette information pendant que vous écriviez.');
  }
}

export class FactClosed extends RefusedByRule {
  readonly code = 'fact-closed';

  constructor() {
    super('Cette information est terminée ou retirée : elle ne se corrige plus.');
  }
}

export class FactInTheFuture extends RefusedByRule {
  readonly code = 'fact-in-the-future';

  constructor() {
    super('La date indiquée est dans le futur. Rien n’a été enregistré.');
  }
}

export class FactKindChanged extends RefusedByRule {
  readonly code = 'fact-kind-changed';

  constructor() {
    super('Une correction garde la nature de ce qui est corrigé. Retirez l’ancienne information et notez la nouvelle.');
  }
}

export class ThereIsSome extends RefusedByRule {
  readonly code = 'there-is-some';
  override readonly todo = 'Terminez ou retirez d’abord ce qui est noté, si ce n’est plus vrai.';

  constructor() {
    super('Le dossier en contient : on ne peut pas dire qu’il n’y en a pas.');
  }
}

export class UnknownFact extends NotFound {
  override readonly code = 'unknown-fact';

  constructor() {
    super('Cette information');
  }
}
