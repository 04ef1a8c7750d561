import { NotFound, RefusedByRule } from '../platform/index.ts';

export class FinessInvalid extends RefusedByRule {
  readonly code = 'finess-invalid';
  override readonly todo = 'Relisez-le sur l’arrêté d’autorisation ou sur le site FINESS.';

  constructor(finess: string) {
    super(`Le numéro FINESS « ${finess} » n’est pas valable : 9 caractères, dont une clé. Rien n’a été enregistré.`);
  }
}

export class SiretInvalid extends RefusedByRule {
  readonly code = 'siret-invalid';

  constructor(siret: string) {
    super(`Le numéro SIRET « ${siret} » n’est pas valable : 14 chiffres, dont une clé. Rien n’a été enregistré.`);
  }
}

export class RppsInvalid extends RefusedByRule {
  readonly code = 'rpps-invalid';

  constructor(rpps: string) {
    super(`Le numéro RPPS « ${rpps} » n’est pas valable : 11 chiffres, dont une clé. Rien n’a été enregistré.`);
  }
}

export class CategoryUnknown extends RefusedByRule {
  readonly code = 'category-unknown';

  constructor() {
    super('Cette catégorie d’établissement n’est pas connue. Rien n’a été enregistré.');
  }
}

export class SectorUnknown extends RefusedByRule {
  readonly code = 'sector-unknown';

  constructor() {
    super('Ce secteur d’activité n’est pas connu. Rien n’a été enregistré.');
  }
}

export class TimeZoneUnknown extends RefusedByRule {
  readonly code = 'time-zone-unknown';

  constructor() {
    super('Ce fuseau horaire n’est pas connu. Rien n’a été enregistré.');
  }
}

export class EstablishmentAlreadyThere extends RefusedByRule {
  readonly code = 'establishment-already-there';

  constructor() {
    super('Un établissement avec ce FINESS est déjà dans l’organisme. Rien n’a été enregistré.');
  }
}

/** A unit, room or bed that belongs elsewhere cannot be taken by naming its id. */
export class PlaceElsewhere extends RefusedByRule {
  readonly code = 'place-elsewhere';

  constructor() {
    super('Une unité, une chambre ou un lit de cette liste appartient à un autre endroit. Rien n’a été changé.');
  }
}

export class PlaceOccupied extends RefusedByRule {
  readonly code = 'place-occupied';
  override readonly todo = 'Changez d’abord ces personnes de chambre, ou terminez leur séjour.';

  constructor() {
    super('Quelqu’un séjourne dans une unité ou un lit que vous retirez ou déplacez. Rien n’a été changé.');
  }
}

export class SameName extends RefusedByRule {
  readonly code = 'same-name';

  constructor(name: string) {
    super(`« ${name} » apparaît deux fois au même endroit. Rien n’a été changé.`);
  }
}

const typedKept = 'Rien n’a été remplacé. Ce que vous avez tapé est gardé.';
const compare = 'Comparez les deux versions, puis choisissez ce qui reste.';

export class EstablishmentChangedMeanwhile extends RefusedByRule {
  readonly code = 'establishment-changed-meanwhile';
  override readonly safe = typedKept;
  override readonly todo = compare;

  constructor(by: string | null) {
    super(`${by ?? 'Quelqu’un'} a changé la fiche de cet établissement pendant que vous l’écriviez.`);
  }
}

export class UnitsChangedMeanwhile extends RefusedByRule {
  readonly code = 'units-changed-meanwhile';
  override readonly safe = typedKept;
  override readonly todo = compare;

  constructor(by: string | null) {
    super(`${by ?? 'Quelqu’un'} a arrangé les unités de cet établissement pendant que vous les arrangiez.`);
  }
}

export class CorrespondentAlreadyThere extends RefusedByRule {
  readonly code = 'correspondent-already-there';

  constructor() {
    super('Ce correspondant a déjà été enregistré avec d’autres informations. Rien n’a été changé.');
  }
}

/** A message may only travel between two domains of the trusted space (MSSanté digest 1). */
export class OutsideTrustedSpace extends RefusedByRule {
  readonly code = 'outside-trusted-space';
  override readonly todo = 'Relisez-la, cherchez-la dans l’Annuaire Santé, ou laissez-la vide.';

  constructor(address: string) {
    super(
      `L’adresse « ${address} » n’est pas dans l’espace de confiance de MSSanté : rien ne pourrait y être envoyé. Rien n’a été enregistré.`,
    );
  }
}

export class UnknownEstablishment extends NotFound {
  override readonly code = 'unknown-establishment';

  constructor() {
    super('Cet établissement');
  }
}
