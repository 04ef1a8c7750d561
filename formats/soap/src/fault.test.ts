import { readXml } from '@liane/xml';
import { expect, test } from 'vitest';
import { NotSoap } from './errors.ts';
import { isFault, readFault, writeFault } from './fault.ts';

const soap12 = 'http://www.w3.org/2003/05/soap-envelope';

test('a fault is written in the order of the recommendation', () => {
  expect(writeFault({ code: 'Sender', subcode: 'siram_100', reason: 'Logiciel < inconnu', detail: ['<d/>'] })).toBe(
    '<soap:Fault xmlns:soap="http://www.w3.org/2003/05/soap-envelope">' +
      '<soap:Code><soap:Value>soap:Sender</soap:Value><soap:Subcode><soap:Value>siram_100</soap:Value></soap:Subcode></soap:Code>' +
      '<soap:Reason><soap:Text xml:lang="fr">Logiciel &lt; inconnu</soap:Text></soap:Reason>' +
      '<soap:Detail><d/></soap:Detail></soap:Fault>',
  );
});

test('what is written is read back', () => {
  const body = readXml(
    writeFault({
      code: 'Receiver',
      subcode: 'siram_40',
      reason: 'Plus tard',
      detail: ['<d xmlns="urn:d" code="insi_102"/>'],
    }),
  );
  const { detail, ...rest } = readFault(body);
  expect(rest).toEqual({ code: 'Receiver', subcode: 'siram_40', reason: 'Plus tard', language: 'fr' });
  expect(detail.map((element) => [element.namespace, element.attribute('code')])).toEqual([['urn:d', 'insi_102']]);
});

test('a fault without subcode nor detail is enough, with any prefix', () => {
  const body = readXml(
    `<Fault xmlns="${soap12}" xmlns:env="${soap12}"><Code><Value>env:Receiver</Value></Code><Reason><Text xml:lang="en">Non</Text></Reason></Fault>`,
  );
  expect(readFault(body)).toEqual({ code: 'Receiver', reason: 'Non', language: 'en', detail: [] });
});

test('French is preferred among the reasons', () => {
  const body = readXml(
    `<s:Fault xmlns:s="${soap12}"><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang="en">No</s:Text><s:Text xml:lang="fr-FR">Non</s:Text></s:Reason></s:Fault>`,
  );
  expect(readFault(body).reason).toBe('Non');
});

test.each([
  ['<m xmlns="urn:m"/>'],
  [`<s:Fault xmlns:s="${soap12}"/>`],
  [`<s:Fault xmlns:s="${soap12}"><s:Code><s:Value>s:Client</s:Value></s:Code></s:Fault>`],
])('%s is not a fault', (text) => {
  expect(() => readFault(readXml(text))).toThrow(NotSoap);
});

test('a fault of another namespace is a message like any other', () => {
  expect(isFault(readXml('<Fault xmlns="http://schemas.xmlsoap.org/soap/envelope/"/>'))).toBe(false);
});
