/** Stable codes, one for each class below. */
export type SignatureErrorCode =
  | 'signer-unusable'
  | 'signature-missing'
  | 'signature-ambiguous'
  | 'signature-malformed'
  | 'signature-algorithm-refused'
  | 'signature-reference-refused'
  | 'signature-certificate-refused'
  | 'signature-digest-wrong'
  | 'signature-value-wrong';

/** What is told to a person when a signature is turned away; `code` is stable and never translated. */
export abstract class SignatureRefused extends Error {
  abstract readonly code: SignatureErrorCode;

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
  }
}

/** We cannot sign with this. Nothing was written. */
export class SignerUnusable extends SignatureRefused {
  readonly code = 'signer-unusable';
  constructor(because: string, cause?: unknown) {
    super(`La signature est impossible : ${because}.`, cause);
  }
}

export class SignatureMissing extends SignatureRefused {
  readonly code = 'signature-missing';
  constructor(because: string) {
    super(`La signature attendue est absente : ${because}.`);
  }
}

/** Two readers could believe two different things are signed: signature wrapping begins so. */
export class SignatureAmbiguous extends SignatureRefused {
  readonly code = 'signature-ambiguous';
  constructor(because: string) {
    super(`On ne peut pas dire avec certitude ce qui est signé : ${because}.`);
  }
}

export class SignatureMalformed extends SignatureRefused {
  readonly code = 'signature-malformed';
  constructor(because: string, cause?: unknown) {
    super(`La signature est mal formée : ${because}.`, cause);
  }
}

export class SignatureAlgorithmRefused extends SignatureRefused {
  readonly code = 'signature-algorithm-refused';
  constructor(what: string) {
    super(`La signature emploie un procédé refusé (${what}).`);
  }
}

export class SignatureReferenceRefused extends SignatureRefused {
  readonly code = 'signature-reference-refused';
  constructor(because: string) {
    super(`La signature ne porte pas sur ce qu’elle devrait : ${because}.`);
  }
}

export class SignatureCertificateRefused extends SignatureRefused {
  readonly code = 'signature-certificate-refused';
  constructor(because: string, cause?: unknown) {
    super(`Le certificat de la signature est refusé : ${because}.`, cause);
  }
}

/** What is signed was changed afterwards. */
export class SignatureDigestWrong extends SignatureRefused {
  readonly code = 'signature-digest-wrong';
  constructor() {
    super('Le contenu a changé depuis qu’il a été signé.');
  }
}

/** The signature was not made by the key of its certificate. */
export class SignatureValueWrong extends SignatureRefused {
  readonly code = 'signature-value-wrong';
  constructor() {
    super('La signature n’a pas été faite par la clé de son certificat.');
  }
}
