/** What is told to a person when an XML text is turned away; `code` is stable and never translated. */
export abstract class XmlRefused extends Error {
  abstract readonly code: string;
}

export class XmlTooBig extends XmlRefused {
  readonly code = 'xml-too-big';
  constructor(bytes: number, maxBytes: number) {
    super(
      `Ce document XML pèse ${bytes} octets ; la limite est de ${maxBytes}. Il n'a pas été lu. Demandez un envoi plus léger, ou relevez la limite dans la configuration.`,
    );
  }
}

export class XmlTooDense extends XmlRefused {
  readonly code = 'xml-too-dense';
  constructor(maxMarks: number) {
    super(
      `Ce document XML contient plus de ${maxMarks} balises et attributs. Il n'a pas été lu. Demandez à l'expéditeur de le vérifier.`,
    );
  }
}

export class XmlTooDeep extends XmlRefused {
  readonly code = 'xml-too-deep';
  constructor(maxDepth: number) {
    super(
      `Ce document XML emboîte plus de ${maxDepth} niveaux d'éléments. Il n'a pas été lu. Demandez à l'expéditeur de le vérifier.`,
    );
  }
}

export class XmlWithDoctype extends XmlRefused {
  readonly code = 'xml-with-doctype';
  constructor() {
    super(
      "Ce document XML contient une déclaration DOCTYPE, interdite parce qu'elle permet de lire des fichiers ou de saturer la mémoire. Rien n'a été lu.",
    );
  }
}

export class XmlWithNul extends XmlRefused {
  readonly code = 'xml-with-nul';
  constructor() {
    super("Ce document XML contient un caractère nul, interdit par la norme. Rien n'a été lu.");
  }
}

export class XmlEncodingRefused extends XmlRefused {
  readonly code = 'xml-encoding-refused';
  constructor(found: string) {
    super(
      `Le codage des caractères de ce document XML n'est pas accepté (${found}). Rien n'a été lu. Les codages lus sont UTF-8, UTF-16 et ISO-8859-1 déclaré.`,
    );
  }
}

export class XmlTruncated extends XmlRefused {
  readonly code = 'xml-truncated';
  constructor(line: number, cause?: unknown) {
    super(
      `Ce document XML est incomplet : il s'arrête à la ligne ${line}. Rien n'a été lu. Demandez à l'expéditeur de l'envoyer de nouveau.`,
      { cause },
    );
  }
}

export class XmlMalformed extends XmlRefused {
  readonly code = 'xml-malformed';
  readonly line: number;
  constructor(line: number, cause?: unknown) {
    super(
      `Ce document n'est pas un XML bien formé (ligne ${line}). Rien n'a été lu. Demandez à l'expéditeur de le vérifier.`,
      { cause },
    );
    this.line = line;
  }
}
