import { readRelated } from '@liane/multipart';
import { readVihf, VihfUnreadable } from '@liane/vihf';
import { readXml, XmlRefused, type XmlElement } from '@liane/xml';
import { readLotSignature, SignatureRefused, verifyEnveloped } from '@liane/xml-signature';
import type { Chance } from '../chance.ts';
import { mutateXml } from '../mutate-xml.ts';
import { outcomeOf, type GoodExchange, type Target } from '../target.ts';
import { xmlWords } from './xml-words.ts';
import { envelopeIn } from './xds.ts';

const assertion = { name: 'Assertion', namespace: 'urn:oasis:names:tc:SAML:2.0:assertion' };

/** A spoilt message was taken for signed although it says something else than what was signed. */
class SignedOtherwise extends Error {}

/** Assertions inside their envelopes, the same read without their signature, and signed lots. */
export const vihf: Target = {
  key: 'vihf',
  inFrench: 'VIHF et lots signés',
  share: 13,
  atOnce: 1,
  open: ({ dmp }) => {
    const [first, ...others] = dmp.map(({ request }) => envelopeIn(request));
    if (!first) throw new TypeError('no exchange was heard');
    const signed = new Set([first, ...others].map((envelope) => saidBy(verifyEnveloped(envelope, assertion).element)));
    const lot = dmp.flatMap(signatureIn)[0];
    if (!lot) throw new TypeError('no lot was heard');

    const inEnvelope = (bytes: Buffer): Promise<string> =>
      outcomeOf(() => {
        const { element } = verifyEnveloped(bytes, assertion);
        readVihf(element);
        if (!signed.has(saidBy(element))) throw new SignedOtherwise();
      }, refusals);
    const unsigned = (bytes: Buffer): Promise<string> =>
      outcomeOf(() => {
        for (const found of readXml(bytes).descendants(assertion.name, assertion.namespace)) readVihf(found);
      }, refusals);
    const inLot = (bytes: Buffer): Promise<string> => outcomeOf(() => readLotSignature(bytes), refusals);

    const ways = [
      (chance: Chance) => inEnvelope(mutateXml(chance.pick([first, ...others]), chance, xmlWords)),
      (chance: Chance) => unsigned(mutateXml(chance.pick([first, ...others]), chance, xmlWords)),
      (chance: Chance) => inLot(mutateXml(lot, chance, xmlWords)),
    ] as const;
    return Promise.resolve({
      tryGood: () => Promise.all([inEnvelope(first), unsigned(first), inLot(lot)]),
      tryOne: (chance) => chance.pick(ways)(chance),
      close: () => Promise.resolve(),
    });
  },
};

const refusals = [XmlRefused, SignatureRefused, VihfUnreadable];

/** All that a reader can be told by an assertion. */
const saidBy = (element: XmlElement): string => JSON.stringify(readVihf(element));

const signatureIn = ({ request: { contentType, body } }: GoodExchange): Buffer[] =>
  contentType.startsWith('multipart/')
    ? readRelated(contentType, body).parts.flatMap((part) =>
        part.contentId?.startsWith('Signature') ? [part.body] : [],
      )
    : [];
