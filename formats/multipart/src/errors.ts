/** Stable codes, one for each class below. */
export type MultipartErrorCode =
  | 'multipart-type-refused'
  | 'multipart-too-big'
  | 'multipart-too-many-parts'
  | 'multipart-header-too-big'
  | 'multipart-truncated'
  | 'multipart-malformed'
  | 'multipart-ambiguous'
  | 'multipart-encoding-refused'
  | 'multipart-root-missing'
  | 'multipart-unwritable';

/** What is told to a person when a multipart message is turned away; `code` is stable and never translated. */
export abstract class MultipartRefused extends Error {
  abstract readonly code: MultipartErrorCode;

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

export class MultipartTypeRefused extends MultipartRefused {
  readonly code = 'multipart-type-refused';
  constructor(because: string) {
    super(`Ce message n’est pas du multipart/related lisible : ${because}. Rien n’a été lu.`);
  }
}

export class MultipartTooBig extends MultipartRefused {
  readonly code = 'multipart-too-big';
  constructor(bytes: number, maxBytes: number) {
    super(`Ce message pèse ${bytes} octets ; la limite est de ${maxBytes}. Rien n’a été lu.`);
  }
}

export class MultipartTooManyParts extends MultipartRefused {
  readonly code = 'multipart-too-many-parts';
  constructor(maxParts: number) {
    super(`Ce message contient plus de ${maxParts} parties. Rien n’a été lu.`);
  }
}

export class MultipartHeaderTooBig extends MultipartRefused {
  readonly code = 'multipart-header-too-big';
  constructor(maxHeaderBytes: number) {
    super(`Une partie de ce message a plus de ${maxHeaderBytes} octets d’en-têtes. Rien n’a été lu.`);
  }
}

export class MultipartTruncated extends MultipartRefused {
  readonly code = 'multipart-truncated';
  constructor() {
    super('Ce message est incomplet : sa fin manque. Rien n’a été lu. Demandez de nouveau le même message.');
  }
}

export class MultipartMalformed extends MultipartRefused {
  readonly code = 'multipart-malformed';
  constructor(because: string) {
    super(`Ce message multipart est mal formé : ${because}. Rien n’a été lu.`);
  }
}

/** Two readers could understand two different messages. */
export class MultipartAmbiguous extends MultipartRefused {
  readonly code = 'multipart-ambiguous';
  constructor(because: string) {
    super(`Ce message multipart peut se lire de deux façons : ${because}. Rien n’a été lu.`);
  }
}

export class MultipartEncodingRefused extends MultipartRefused {
  readonly code = 'multipart-encoding-refused';
  constructor() {
    super('Une partie de ce message est codée pour le courrier, ce que MTOM interdit. Rien n’a été lu.');
  }
}

export class MultipartRootMissing extends MultipartRefused {
  readonly code = 'multipart-root-missing';
  constructor() {
    super('Ce message multipart n’a pas la partie principale qu’il annonce. Rien n’a été lu.');
  }
}

/** What we are asked to write would break the message. */
export class MultipartUnwritable extends MultipartRefused {
  readonly code = 'multipart-unwritable';
  constructor(because: string) {
    super(`Ce message multipart ne peut pas être écrit : ${because}. Rien n’est parti.`);
  }
}
