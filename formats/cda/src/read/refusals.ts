/** What is refused as a CDA; XML faults are told by the `XmlRefused` family of `@liane/xml`. */
export abstract class CdaRefused extends Error {
  abstract readonly code: string;
}

export class NotCda extends CdaRefused {
  readonly code = 'cda-not-a-document';
  constructor(root: string) {
    super(
      `Ce fichier XML n'est pas un document de santé CDA (élément racine : ${root}). Il n'a pas été lu. Vérifiez le fichier choisi.`,
    );
  }
}

export class TwoDocuments extends CdaRefused {
  readonly code = 'cda-two-documents';
  constructor() {
    super(
      "Ce fichier contient plusieurs documents de santé CDA : impossible de savoir lequel fait foi. Aucun n'a été lu. Demandez à l'expéditeur un envoi par document.",
    );
  }
}
