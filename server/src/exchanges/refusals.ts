import { NotFound, RefusedByRule } from '../platform/index.ts';

export class UnknownSending extends NotFound {
  override readonly code = 'unknown-sending';

  constructor() {
    super('Cet envoi');
  }
}

export class AlreadyLeft extends RefusedByRule {
  readonly code = 'already-left';
  override readonly todo = 'Supprimez ou remplacez le document : les destinataires en seront prévenus.';

  constructor() {
    super('Cet envoi est déjà parti : il ne peut plus être rappelé.');
  }
}

export class AlreadyOver extends RefusedByRule {
  readonly code = 'sending-already-over';

  constructor(stateInFrench: string) {
    super(`Cet envoi est déjà terminé (${stateInFrench.toLocaleLowerCase('fr')}).`);
  }
}

export class UnknownDivergence extends NotFound {
  override readonly code = 'unknown-divergence';

  constructor() {
    super('Cet écart d’identité');
  }
}
