/** What stops a command: one French sentence, and the exit code of the process (2: badly asked, 1: cannot be done). */
export abstract class CliRefusal extends Error {
  abstract readonly code: string;
  readonly exitCode: number = 1;
}

export class UnknownCommand extends CliRefusal {
  readonly code = 'unknown-command';
  override readonly exitCode = 2;

  constructor(name: string) {
    super(`La commande « ${name} » n’existe pas. « npm run liane -- help » les donne toutes.`);
  }
}

export class BadlyAsked extends CliRefusal {
  readonly code = 'badly-asked';
  override readonly exitCode = 2;
}

export class BadSetting extends CliRefusal {
  readonly code = 'bad-setting';
  override readonly exitCode = 2;
}

export class PortTaken extends CliRefusal {
  readonly code = 'port-taken';

  constructor(port: number, setting: string) {
    super(
      `Le port ${port} est déjà utilisé par un autre programme. Arrêtez-le, ou choisissez un autre port : ${setting}=${port + 10} npm start.`,
    );
  }
}

export class PortForbidden extends CliRefusal {
  readonly code = 'port-forbidden';

  constructor(port: number, setting: string) {
    super(`Le port ${port} ne peut pas être ouvert par cet utilisateur. Choisissez ${setting} au-dessus de 1024.`);
  }
}

export class FolderNotWritable extends CliRefusal {
  readonly code = 'folder-not-writable';

  constructor(folder: string, cause: unknown) {
    super(
      `Le dossier des données ${folder} ne peut pas être écrit (${codeOf(cause)}). Rien n’a été changé. ` +
        `Donnez-vous le droit d’y écrire, ou choisissez-en un autre : DATA_DIR=/un/dossier npm start.`,
      { cause },
    );
  }
}

export class DatabaseUnreachable extends CliRefusal {
  readonly code = 'database-unreachable';

  constructor(where: string, cause: unknown) {
    super(
      `La base de données ${where} est injoignable (${codeOf(cause)}). Rien n’a été changé. ` +
        `Vérifiez DATABASE_URL et que le serveur PostgreSQL répond, ou retirez DATABASE_URL pour utiliser la base intégrée.`,
      { cause },
    );
  }
}

export class DatabaseRefused extends CliRefusal {
  readonly code = 'database-refused';

  constructor(folder: string, cause: Error) {
    super(
      `La base de données intégrée ne démarre pas dans ${folder}. Ce qui y était enregistré n’a pas été touché. ` +
        `PostgreSQL dit : ${cause.message.split('\n').at(-1) ?? ''}`,
      { cause },
    );
  }
}

export class DataFolderInUse extends CliRefusal {
  readonly code = 'data-folder-in-use';

  constructor(folder: string, pid: number) {
    super(
      `Liane tourne déjà avec le dossier des données ${folder} (processus ${pid}). Arrêtez-la, ou choisissez un autre dossier par DATA_DIR.`,
    );
  }
}

export class WebNotBuilt extends CliRefusal {
  readonly code = 'web-not-built';

  constructor(said: string) {
    super(`L’application web n’a pas pu être construite.\n${said}`);
  }
}

export class SandboxStopped extends CliRefusal {
  readonly code = 'sandbox-stopped';

  constructor(said: string) {
    super(`Le bac à sable n’a pas pu démarrer. ${said}`);
  }
}

export class FileUnreadable extends CliRefusal {
  readonly code = 'file-unreadable';

  constructor(path: string, cause: unknown) {
    super(`Le fichier ${path} ne peut pas être lu (${codeOf(cause)}).`, { cause });
  }
}

const codeOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return 'cause inconnue';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
};
