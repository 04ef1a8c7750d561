import { RefusedByRight, RefusedByRule } from '../platform/index.ts';

/** The command did not come from our own pages: another site, or a token of an earlier session. */
export class ForgedCommand extends RefusedByRight {
  constructor() {
    super(
      'forged-command',
      'Cette demande ne vient pas de cette page.',
      'Rechargez la page et recommencez : ce que vous avez tapé est gardé.',
    );
  }
}

export class UnknownPractice extends RefusedByRight {
  constructor() {
    super('unknown-practice', 'Vous ne travaillez pas, ou plus, dans cet établissement.', 'Choisissez-en un autre.');
  }
}

export class PasskeyRefused extends RefusedByRight {
  constructor() {
    super(
      'passkey-refused',
      'Cette clé d’accès n’est pas reconnue.',
      'Essayez avec l’appareil où elle a été créée, ou demandez une nouvelle invitation.',
    );
  }
}

export class InvitationRefused extends RefusedByRule {
  readonly code = 'invitation-refused';
  override readonly todo = 'Demandez une nouvelle invitation à votre administrateur.';

  constructor() {
    super('Cette invitation n’existe pas, a déjà servi ou a expiré. Aucun compte n’a été ouvert.');
  }
}

export class LastAdministrator extends RefusedByRule {
  readonly code = 'last-administrator';
  override readonly todo = 'Donnez d’abord l’administration à quelqu’un d’autre.';

  constructor() {
    super('C’est le dernier administrateur de l’organisme. Rien n’a été changé.');
  }
}

export class OwnRights extends RefusedByRule {
  readonly code = 'own-rights';
  override readonly todo = 'Demandez-le à un autre administrateur.';

  constructor() {
    super('Personne ne change ses propres droits. Rien n’a été changé.');
  }
}

export class RppsNeeded extends RefusedByRule {
  readonly code = 'rpps-needed';
  override readonly todo = 'Donnez le numéro RPPS de cette personne.';

  constructor() {
    super(
      'Un médecin ou un infirmier entre avec Pro Santé Connect, donc avec un numéro RPPS. Rien n’a été enregistré.',
    );
  }
}

export class RppsInvalid extends RefusedByRule {
  readonly code = 'rpps-invalid';

  constructor() {
    super('Ce numéro RPPS n’est pas valable : 11 chiffres, dont une clé. Rien n’a été enregistré.');
  }
}

export class AlreadyStaff extends RefusedByRule {
  readonly code = 'already-staff';
  override readonly todo = 'Cherchez cette personne dans la liste du personnel.';

  constructor() {
    super('Cette personne fait déjà partie du personnel de l’organisme. Rien n’a été enregistré.');
  }
}

export class RoleDisagrees extends RefusedByRule {
  readonly code = 'role-disagrees';
  override readonly todo = 'Choisissez le rôle qui correspond à la profession et au genre d’activité.';

  constructor() {
    super('Le rôle choisi ne correspond pas à la profession ou au genre d’activité. Rien n’a été enregistré.');
  }
}

export class SignsInWithProSanteConnect extends RefusedByRule {
  readonly code = 'signs-in-with-pro-sante-connect';

  constructor() {
    super('Cette personne a un numéro RPPS : elle entre avec Pro Santé Connect et n’a pas besoin d’invitation.');
  }
}

export class StaffClosed extends RefusedByRule {
  readonly code = 'staff-closed';
  override readonly todo = 'Pour la faire revenir, donnez-lui à nouveau un établissement et un rôle.';

  constructor() {
    super('Le compte de cette personne est fermé dans l’organisme.');
  }
}

export class OwnBreakGlass extends RefusedByRule {
  readonly code = 'own-break-glass';
  override readonly todo = 'Une autre personne de l’encadrement doit le relire.';

  constructor() {
    super('Vous ne pouvez pas relire votre propre accès d’urgence.');
  }
}

export class AlreadyReviewed extends RefusedByRule {
  readonly code = 'already-reviewed';

  constructor() {
    super('Cet accès d’urgence a déjà été relu. La première relecture reste.');
  }
}
