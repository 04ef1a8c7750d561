import { NotFound, RefusedByRule } from '../platform/index.ts';

export class UnknownClient extends NotFound {
  constructor() {
    super('Ce logiciel partenaire');
  }
}

export class ClientAlreadyThere extends RefusedByRule {
  readonly code = 'fhir-client-already-there';
  override readonly safe = 'Rien n’a été ouvert de plus.';
  override readonly todo = 'Si le secret est perdu, fermez cet accès et ouvrez-en un autre.';

  constructor() {
    super('Ce logiciel partenaire est déjà ouvert ; son secret n’est montré qu’une fois.');
  }
}

export class ClientAlreadyClosed extends RefusedByRule {
  readonly code = 'fhir-client-already-closed';

  constructor() {
    super('L’accès de ce logiciel partenaire est déjà fermé.');
  }
}
