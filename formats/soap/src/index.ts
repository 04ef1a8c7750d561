export { readAddressing, writeAddressing, type Addressing } from './addressing.ts';
export { readEnvelope, writeEnvelope, type Envelope } from './envelope.ts';
export { NotSoap, type NotSoapCode } from './errors.ts';
export {
  faultCodes,
  isFault,
  readFault,
  writeFault,
  type FaultCode,
  type FaultToWrite,
  type SoapFault,
} from './fault.ts';
export { readMediaType, writeMediaType, type SoapMediaType } from './media-type.ts';
export { addressingNamespace, soapNamespace } from './namespaces.ts';
