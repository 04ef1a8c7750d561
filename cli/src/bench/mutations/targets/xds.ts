import { readRelated } from '@liane/multipart';
import { NotSoap, readAddressing, readEnvelope } from '@liane/soap';
import {
  readAdhocQuery,
  readAdhocQueryResponse,
  readProvideAndRegister,
  readRegistryObjects,
  readRegistryResponse,
  readRetrieveRequest,
  readRetrieveResponse,
  XdsRefused,
} from '@liane/xds';
import { XmlRefused, type XmlElement } from '@liane/xml';
import { mutateXml } from '../mutate-xml.ts';
import { outcomeOf, type GoodExchange, type Target } from '../target.ts';
import { xmlWords } from './xml-words.ts';

type Read = (message: XmlElement) => unknown;

const readers: Record<string, { request: Read; answer: Read }> = {
  'TD2.1': { request: readProvideAndRegister, answer: readRegistryResponse },
  'TD3.1': { request: readAdhocQuery, answer: readAdhocQueryResponse },
  'TD3.2': { request: readRetrieveRequest, answer: readRetrieveResponse },
  'TD3.3': { request: readRegistryObjects, answer: readRegistryResponse },
};

/** The envelopes of the four XDS transactions, both ways. */
export const xds: Target = {
  key: 'xds',
  inFrench: 'Messages XDS : lots, recherches, réponses',
  share: 16,
  atOnce: 1,
  open: ({ dmp }) => {
    const [first, ...others] = dmp.flatMap(goodOf);
    if (!first) throw new TypeError('no XDS exchange was heard');
    const read = (bytes: Buffer, reader: Read): Promise<string> =>
      outcomeOf(() => {
        const { headers, body } = readEnvelope(bytes);
        readAddressing(headers);
        reader(body);
      }, [XmlRefused, NotSoap, XdsRefused]);
    return Promise.resolve({
      tryGood: () => Promise.all([first, ...others].map(({ bytes, reader }) => read(bytes, reader))),
      tryOne: (chance) => {
        const { bytes, reader } = chance.pick([first, ...others]);
        return read(mutateXml(bytes, chance, xmlWords), reader);
      },
      close: () => Promise.resolve(),
    });
  },
};

function goodOf({ transaction, request, answer }: GoodExchange): { bytes: Buffer; reader: Read }[] {
  const reader = readers[transaction];
  if (!reader) return [];
  return [
    { bytes: envelopeIn(request), reader: reader.request },
    { bytes: envelopeIn(answer), reader: reader.answer },
  ];
}

/** Of a SOAP message, multipart or not. */
export const envelopeIn = ({ contentType, body }: { contentType: string; body: Buffer }): Buffer =>
  contentType.startsWith('multipart/') ? readRelated(contentType, body).root.body : body;
