/** What is told when an archive is turned away; `code` is stable and never translated. Nothing of it was kept. */
export abstract class XdmRefused extends Error {
  abstract readonly code: string;

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
  }
}

const askAgain = 'Demandez à l’expéditeur de l’envoyer de nouveau.';
const nothingRead = 'Rien n’a été lu.';
const shown = (name: string): string => `« ${name.replaceAll(/[^\p{L}\p{N} ._/-]/gu, '?').slice(0, 80)} »`;

export class NotAnArchive extends XdmRefused {
  readonly code = 'xdm-not-an-archive';
  constructor(cause?: unknown) {
    super(`Cette pièce jointe n’est pas une archive ZIP. ${nothingRead}`, cause);
  }
}

export class ArchiveTruncated extends XdmRefused {
  readonly code = 'xdm-truncated';
  constructor(cause?: unknown) {
    super(`Cette archive est incomplète : elle s’arrête avant sa fin. ${nothingRead} ${askAgain}`, cause);
  }
}

export class ArchiveDamaged extends XdmRefused {
  readonly code = 'xdm-damaged';
  constructor(cause?: unknown) {
    super(`Cette archive est abîmée. ${nothingRead} ${askAgain}`, cause);
  }
}

export class ArchiveTooBig extends XdmRefused {
  readonly code = 'xdm-too-big';
  constructor(bytes: number, most: number) {
    super(`Cette archive pèse ${bytes} octets ; la limite est de ${most}. ${nothingRead}`);
  }
}

export class TooManyFiles extends XdmRefused {
  readonly code = 'xdm-too-many-files';
  constructor(most: number) {
    super(`Cette archive contient plus de ${most} fichiers. ${nothingRead}`);
  }
}

export class ExpandsTooMuch extends XdmRefused {
  readonly code = 'xdm-expands-too-much';
  constructor(most: number) {
    super(`Cette archive dépasserait ${most} octets une fois ouverte. ${nothingRead}`);
  }
}

/** A ratio no honest file reaches. */
export class ArchiveBomb extends XdmRefused {
  readonly code = 'xdm-bomb';
  constructor(file: string) {
    super(`Un fichier de cette archive (${shown(file)}) grossit démesurément à l’ouverture. ${nothingRead}`);
  }
}

export class PathRefused extends XdmRefused {
  readonly code = 'xdm-path-refused';
  constructor(file: string) {
    super(`Cette archive nomme un fichier hors d’elle-même (${shown(file)}). ${nothingRead}`);
  }
}

export class DuplicateName extends XdmRefused {
  readonly code = 'xdm-duplicate-name';
  constructor(file: string) {
    super(`Cette archive contient deux fichiers du même nom (${shown(file)}). ${nothingRead}`);
  }
}

export class ArchiveEncrypted extends XdmRefused {
  readonly code = 'xdm-encrypted';
  constructor() {
    super(`Cette archive est protégée par un mot de passe. ${nothingRead} Demandez à l’expéditeur de l’envoyer sans.`);
  }
}

export class CompressionUnknown extends XdmRefused {
  readonly code = 'xdm-compression-unknown';
  constructor(method: number) {
    super(`Cette archive utilise une compression qui n’est pas lue ici (${method}). ${nothingRead}`);
  }
}

export class MetadataMissing extends XdmRefused {
  readonly code = 'xdm-metadata-missing';
  constructor() {
    super(`Cette archive ne contient pas METADATA.XML : ses documents ne peuvent pas être classés. ${askAgain}`);
  }
}

export class MetadataUnreadable extends XdmRefused {
  readonly code = 'xdm-metadata-unreadable';
  constructor(cause: unknown) {
    super(`Le fichier METADATA.XML de cette archive n’est pas lisible. ${nothingRead} ${askAgain}`, cause);
  }
}

export class SubmissionSetMissing extends XdmRefused {
  readonly code = 'xdm-submission-set-missing';
  constructor(found: number) {
    super(`Le fichier METADATA.XML décrit ${found} lots au lieu d’un. ${nothingRead} ${askAgain}`);
  }
}

export class DocumentMissing extends XdmRefused {
  readonly code = 'xdm-document-missing';
  constructor(uri: string | null) {
    super(
      uri === null
        ? `Cette archive décrit un document sans dire dans quel fichier il est. ${askAgain}`
        : `Cette archive annonce un document qui n’y est pas (${shown(uri)}). ${askAgain}`,
    );
  }
}

export class HashDiffers extends XdmRefused {
  readonly code = 'xdm-hash-differs';
  constructor(file: string) {
    super(`Un document (${shown(file)}) n’est pas celui que l’archive annonce : son empreinte diffère. ${askAgain}`);
  }
}

export class SizeDiffers extends XdmRefused {
  readonly code = 'xdm-size-differs';
  constructor(file: string, announced: number, found: number) {
    super(
      `Un document (${shown(file)}) pèse ${found} octets, l’archive en annonce ${announced}. ${nothingRead} ${askAgain}`,
    );
  }
}

/** ECO.2.1.1: one person per message. */
export class SeveralPersons extends XdmRefused {
  readonly code = 'xdm-several-persons';
  constructor() {
    super(`Cette archive réunit les documents de plusieurs personnes. ${nothingRead} Prévenez l’expéditeur.`);
  }
}

/** What is about to be written breaks the archive. */
export class ArchiveIncoherent extends XdmRefused {
  readonly code = 'xdm-incoherent';
  constructor(what: string) {
    super(`L’archive n’a pas été écrite : ${what}.`);
  }
}
