import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAuthority, localhost } from '@liane/cast/certificates';
import { DmpError, openDmp, type DmpConfig } from '@liane/connector-dmp';
import { dmpConfigOf } from '../../../samples/exchanges/lines.ts';
import type { Chance } from '../chance.ts';
import { mutate, type Words } from '../mutate.ts';
import { mutateXml } from '../mutate-xml.ts';
import { outcomeOf, type GoodExchange, type Goods, type OpenTarget, type Target } from '../target.ts';
import { xmlWords } from './xml-words.ts';

const words: Words = [
  ...xmlWords,
  '\r\n',
  '\r\n\r\n',
  '--',
  'Content-ID: <root@liane>\r\n',
  'Content-Type: multipart/related; boundary=a\r\n\r\n--a\r\n',
  'Content-Transfer-Encoding: base64\r\n',
];

/** The connector asks over its own socket a DMP that answers spoilt answers. */
export const dmp: Target = {
  key: 'dmp',
  inFrench: 'Réponses du DMP au connecteur, par une connexion TLS',
  share: 20,
  atOnce: 1,
  open: openAnswering,
};

async function openAnswering(goods: Goods): Promise<OpenTarget> {
  const authority = await createAuthority('CN=Autorité des mutations');
  const { certPem, keyPem } = await authority.issue(localhost);
  const next = { answer: goods.dmp[0].answer };
  const server = createServer({ cert: certPem, key: keyPem }, (request, response) => {
    request.resume().once('end', () => {
      const { status, contentType, body } = next.answer;
      response.writeHead(status, { 'content-type': contentType }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const connector = openDmp({ ...configAt(goods, port), authorities: authority.caPem, newId: () => goods.messageId });

  const ask = ({ transaction }: GoodExchange, answer: GoodExchange['answer']): Promise<string> => {
    next.answer = answer;
    return outcomeOf(() => goods.ask(connector, transaction), [DmpError]);
  };
  return {
    async tryGood() {
      const outcomes: string[] = [];
      for (const good of goods.dmp) outcomes.push(await ask(good, good.answer));
      return outcomes;
    },
    tryOne(chance) {
      const good = chance.pick(goods.dmp);
      return ask(good, spoilt(good.answer, chance));
    },
    async close() {
      await connector.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function configAt({ town }: Goods, port: number): DmpConfig {
  const config = dmpConfigOf(town);
  const moved = (address: string): string => Object.assign(new URL(address), { port: String(port) }).href;
  const { patients, authorisations, repository, registry, update, web } = config.addresses;
  return {
    ...config,
    addresses: {
      patients: moved(patients),
      authorisations: moved(authorisations),
      repository: moved(repository),
      registry: moved(registry),
      update: moved(update),
      web,
    },
  };
}

/** Mostly the body; sometimes its type or its status. A header of HTTP takes no control character. */
function spoilt(answer: GoodExchange['answer'], chance: Chance): GoodExchange['answer'] {
  const body = mutateXml(answer.body, chance, words);
  const type = mutate(Buffer.from(answer.contentType), chance, [';', '"', 'boundary=', 'multipart/related'])
    .toString('latin1')
    .replaceAll(/[^\x20-\x7e]/g, '');
  return {
    status: chance.pick([answer.status, answer.status, answer.status, 200, 204, 302, 400, 403, 500, 503]),
    contentType: chance.below(5) === 0 ? type : answer.contentType,
    body: chance.below(8) === 0 ? answer.body : body,
  };
}
