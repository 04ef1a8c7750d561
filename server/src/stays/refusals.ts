import { NotFound, RefusedByRule } from '../platform/index.ts';

const nothingChanged = 'Rien n’a été enregistré.';

export class UnknownStay extends NotFound {
  override readonly code = 'unknown-stay';

  constructor() {
    super('Ce séjour');
  }
}

export class StayAlreadyClosed extends RefusedByRule {
  readonly code = 'stay-already-closed';

  constructor() {
    super(`Ce séjour est déjà terminé. ${nothingChanged}`);
  }
}

export class StayAlreadyOpen extends RefusedByRule {
  readonly code = 'stay-already-open';
  override readonly todo = 'Ouvrez le séjour en cours, ou choisissez un autre type de séjour.';

  constructor() {
    super(`Cette personne a déjà un séjour de ce type en cours dans cet établissement. ${nothingChanged}`);
  }
}

export class MovementBeforeAnother extends RefusedByRule {
  readonly code = 'movement-before-another';
  override readonly todo = 'Vérifiez la date et l’heure ; annulez d’abord le mouvement plus récent s’il est faux.';

  constructor() {
    super(`Un mouvement plus récent est déjà noté. ${nothingChanged}`);
  }
}

export class MovementInTheFuture extends RefusedByRule {
  readonly code = 'movement-in-the-future';

  constructor() {
    super(`Seule une admission peut être prévue à l’avance. ${nothingChanged}`);
  }
}

export class MovementDoesNotFit extends RefusedByRule {
  readonly code = 'movement-does-not-fit';

  constructor(now: string) {
    super(`Cette personne est notée « ${now} » : ce mouvement ne peut pas suivre. ${nothingChanged}`);
  }
}

export class BedTaken extends RefusedByRule {
  readonly code = 'bed-taken';
  override readonly todo = 'Choisissez un lit libre.';

  constructor() {
    super(`Ce lit est déjà occupé. ${nothingChanged}`);
  }
}

export class PlaceOutsideEstablishment extends RefusedByRule {
  readonly code = 'place-outside-establishment';

  constructor() {
    super(`Cette unité ou ce lit n’appartient pas à l’établissement du séjour. ${nothingChanged}`);
  }
}

export class OnlyTheLastMovement extends RefusedByRule {
  readonly code = 'only-the-last-movement';

  constructor() {
    super(`Seul le dernier mouvement peut être annulé. ${nothingChanged}`);
  }
}

export class PersonDeceased extends RefusedByRule {
  readonly code = 'person-deceased';

  constructor() {
    super(`Cette personne est décédée. ${nothingChanged}`);
  }
}
