/** SOAP 1.2 envelope (W3C recommendation, part 1 §5). */
export const soapNamespace = 'http://www.w3.org/2003/05/soap-envelope';

/** SOAP 1.1 envelope, known only to be refused by name. */
export const soap11Namespace = 'http://schemas.xmlsoap.org/soap/envelope/';

/** WS-Addressing 1.0 (2005/08). */
export const addressingNamespace = 'http://www.w3.org/2005/08/addressing';

export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
