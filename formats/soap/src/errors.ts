/** Well-formed XML that is not the SOAP 1.2 it should be. `code` is stable; `message` says which rule broke. */
export class NotSoap extends Error {
  override readonly name = 'NotSoap';
  readonly code: NotSoapCode;

  constructor(code: NotSoapCode, message: string) {
    super(message);
    this.code = code;
  }
}

export type NotSoapCode =
  | 'not-an-envelope'
  | 'soap-version'
  | 'no-body'
  | 'body-not-single'
  | 'not-a-fault'
  | 'media-type';
