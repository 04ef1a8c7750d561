import { CliRefusal } from '../refusals.ts';

export class BackupKeyMissing extends CliRefusal {
  readonly code = 'backup-key-missing';
  override readonly exitCode = 2;

  constructor() {
    super(
      'La clé de la sauvegarde manque : donnez une phrase secrète par LIANE_BACKUP_KEY, ou un fichier qui la contient par --key-file. ' +
        'Gardez-la ailleurs que la sauvegarde : sans elle, rien ne peut être relu.',
    );
  }
}

export class BackupKeyTooShort extends CliRefusal {
  readonly code = 'backup-key-too-short';
  override readonly exitCode = 2;

  constructor(least: number) {
    super(`La clé de la sauvegarde est trop courte : donnez au moins ${least} caractères. Rien n’a été écrit.`);
  }
}

export class BackupAlreadyThere extends CliRefusal {
  readonly code = 'backup-already-there';

  constructor(path: string) {
    super(`Le fichier ${path} existe déjà et n’a pas été touché. Choisissez un autre nom.`);
  }
}

export class BackupNotWritten extends CliRefusal {
  readonly code = 'backup-not-written';

  constructor(path: string, cause: unknown) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'cause inconnue';
    super(`La sauvegarde n’a pas pu être écrite dans ${path} (${code}). Les données sont intactes.`, { cause });
  }
}

export class NotABackup extends CliRefusal {
  readonly code = 'not-a-backup';

  constructor() {
    super('Ce fichier n’est pas une sauvegarde de Liane. Rien n’a été changé.');
  }
}

export class WrongBackupKey extends CliRefusal {
  readonly code = 'wrong-backup-key';

  constructor() {
    super(
      'La clé donnée n’est pas celle de cette sauvegarde. Rien n’a été changé. Donnez celle avec laquelle elle a été faite.',
    );
  }
}

export class BackupTruncated extends CliRefusal {
  readonly code = 'backup-truncated';

  constructor() {
    super('La sauvegarde est incomplète : la fin du fichier manque. Rien n’a été changé. Reprenez une copie entière.');
  }
}

export class BackupAltered extends CliRefusal {
  readonly code = 'backup-altered';

  constructor(cause?: unknown) {
    super('La sauvegarde a été altérée depuis qu’elle a été faite. Rien n’a été changé. Prenez une autre copie.', {
      cause,
    });
  }
}

export class BackupTooRecent extends CliRefusal {
  readonly code = 'backup-too-recent';

  constructor(version: string) {
    super(
      `La sauvegarde vient d’une version de Liane plus récente (${version}). Rien n’a été changé. Mettez Liane à jour, puis recommencez.`,
    );
  }
}

export class DatabaseNotEmpty extends CliRefusal {
  readonly code = 'database-not-empty';

  constructor(table: string) {
    super(
      `La base n’est pas vide (table ${table}) : une sauvegarde ne se restaure que dans une base neuve. Rien n’a été changé. ` +
        'Donnez un dossier neuf par DATA_DIR, ou une base neuve par DATABASE_URL.',
    );
  }
}

export class DatabaseTooRecent extends CliRefusal {
  readonly code = 'database-too-recent';

  constructor() {
    super(
      'La base donnée a déjà été préparée par une version de Liane plus récente que la sauvegarde. Rien n’a été changé. Donnez une base neuve.',
    );
  }
}

export class KeysAlreadyThere extends CliRefusal {
  readonly code = 'keys-already-there';

  constructor(path: string) {
    super(
      `Le dossier des données contient déjà un autre fichier ${path}. Rien n’a été changé. Donnez un dossier neuf par DATA_DIR.`,
    );
  }
}
