import { CliRefusal } from '../refusals.ts';

/** Every fault at once: a file is corrected in one go. */
export class ConfigurationRefused extends CliRefusal {
  readonly code = 'configuration-refused';
  override readonly exitCode = 2;
  readonly faults: readonly string[];

  constructor(path: string, faults: readonly string[]) {
    super(
      `La configuration ${path} ne convient pas, rien n’a été démarré.\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.faults = faults;
  }
}

export class PlaceRefused extends CliRefusal {
  readonly code = 'place-refused';

  constructor(said: string) {
    super(`L’établissement de la configuration ne peut pas être créé. ${said}`);
  }
}

export class DemonstrationDatabase extends CliRefusal {
  readonly code = 'demonstration-database';

  constructor() {
    super(
      'Cette base contient les personnes fictives d’une démonstration : elle ne peut pas servir en production. Donnez une base neuve.',
    );
  }
}

export class ListenPortTaken extends CliRefusal {
  readonly code = 'listen-port-taken';

  constructor(port: number, cause: unknown) {
    super(
      `Le port ${port} ne peut pas être ouvert : un autre programme l’utilise, ou ce compte n’en a pas le droit. Changez listen.port.`,
      { cause },
    );
  }
}
