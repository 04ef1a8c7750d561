/** What is told when an ebRIM text is turned away; `code` is stable and never translated. */
export abstract class XdsRefused extends Error {
  abstract readonly code: string;

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** Well-formed XML, but not the ebRIM message expected here. */
export class NotEbrim extends XdsRefused {
  readonly code = 'not-ebrim';

  constructor(expected: string, found: string) {
    super(`Ces métadonnées ne sont pas lisibles : « ${expected} » attendu, « ${found.slice(0, 60)} » trouvé.`);
  }
}

/** More objects than anybody sends. */
export class TooManyObjects extends XdsRefused {
  readonly code = 'too-many-objects';

  constructor(most: number) {
    super(`Ces métadonnées décrivent plus de ${most} objets. Elles n’ont pas été lues.`);
  }
}

/** A stored query that cannot be answered; `xdsCode` is the code of ITI TF-3 (national digest 6.6). */
export class QueryRefused extends XdsRefused {
  readonly code = 'query-refused';
  readonly xdsCode: 'XDSUnknownStoredQuery' | 'XDSStoredQueryMissingParam' | 'XDSStoredQueryParamNumber';

  constructor(xdsCode: QueryRefused['xdsCode'], what: string) {
    super(`La recherche n’est pas recevable : ${what}.`);
    this.xdsCode = xdsCode;
  }
}

/** A CDA whose header lacks what an XDS entry must say. */
export class NotDescribable extends XdsRefused {
  readonly code = 'not-describable';
  readonly missing: readonly string[];

  constructor(missing: readonly string[]) {
    super(`Ce document ne peut pas être décrit pour un envoi. Il manque : ${missing.join(', ')}.`);
    this.missing = missing;
  }
}
