import { createServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { writeNotice } from './acknowledge.ts';
import { compose } from './compose.ts';
import { checkConfig } from './config.ts';
import { MssanteError, openMssante, readMessage } from './index.ts';
import type { Mssante, MssanteConfig } from './index.ts';
import { createAuthority, localhost } from '@liane/cast/certificates';
import { draws, mutated } from './testing/mutations.ts';
import { letter, withArchive } from './testing/post.ts';

const from = { address: 'dui@ehpad-tilleuls.mssante.fr', displayName: 'EHPAD Les Tilleuls – DUI' };
const authority = await createAuthority('CN=Autorité de l’essai');
const config = (port: number): MssanteConfig => ({
  operators: [
    {
      domains: ['ehpad-tilleuls.mssante.fr'],
      imap: { host: 'localhost', port, implicitTls: true },
      smtp: { host: 'localhost', port, implicitTls: true },
      authorities: authority.caPem,
    },
  ],
  authorisedDomains: ['ehpad-tilleuls.mssante.fr'],
  citizenDomain: 'patient.mssante.fr',
  productNil: 'ESSAI-0001',
  timeout: 400,
});
const settings = checkConfig(config(1));

/** What it gives, or the error of the closed list that it throws; anything else fails the test. */
async function readOrRefused(bytes: Buffer): Promise<'read' | 'refused'> {
  try {
    const { attachments, text } = await readMessage(bytes);
    expect(Array.isArray(attachments) && typeof text === 'string').toBe(true);
    return 'read';
  } catch (failure) {
    if (failure instanceof MssanteError) return 'refused';
    throw failure;
  }
}

const words = [
  '\r\n\r\n',
  '\r\n--',
  'boundary="',
  'Content-Type: multipart/mixed; boundary=""\r\n',
  'Content-Type: message/rfc822\r\n\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Transfer-Encoding: quoted-printable\r\n',
  'Content-Transfer-Encoding: x-inconnu\r\n',
  '=?UTF-8?B?',
  "filename*0*=utf-7''",
  'charset=utf-7',
  '\0',
  '\u00ff\u00fe',
  'X-MSS-INS: O\r\n',
  'Disposition: ;;//',
];

describe('hostile messages', () => {
  test('8,000 mutated messages and notices are read or refused, never otherwise', async () => {
    const sent = withArchive(from, [from.address], {
      attachments: [
        { fileName: 'IHE_XDM.ZIP', contentType: 'application/zip', bytes: Buffer.from('PK\u0003\u0004'.repeat(50)) },
      ],
    });
    const original = await compose(sent, settings);
    const about = await readMessage(original);
    const notice = await writeNotice(
      { to: from.address, about, from, outcome: 'error', said: '904^INS différent', original },
      settings,
    );
    const draw = draws(20_261_121);
    let read = 0;
    for (let time = 0; time < 8_000; time++) {
      const bytes = mutated(time % 2 === 0 ? original : notice, draw, words);
      if ((await readOrRefused(bytes)) === 'read') read++;
    }
    expect(read).toBeGreaterThan(500);
  }, 240_000);

  const header = 'From: a@ehpad-tilleuls.mssante.fr\r\nSubject: x\r\nMIME-Version: 1.0\r\n';
  test.each<[string, () => string]>([
    ['20,000 nested parts', () => nested(20_000)],
    ['an empty boundary', () => `${header}Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\na\r\n----`],
    [
      'a boundary that never ends',
      () => `${header}Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\n${'a\r\n'.repeat(100_000)}`,
    ],
    ['a hundred thousand headers', () => `${'X: y\r\n'.repeat(100_000)}\r\nx`],
    ['one header of ten million characters', () => `Subject: ${'é'.repeat(5_000_000)}\r\n\r\nx`],
    ['a header folded a hundred thousand times', () => `Subject: a${'\r\n b'.repeat(100_000)}\r\n\r\nx`],
    [
      'a hundred thousand recipients',
      () => `To: ${Array.from({ length: 100_000 }, (_, rank) => `a${rank}@b.fr`).join(',')}\r\n\r\nx`,
    ],
    ['brackets without end in an address', () => `From: ${'<'.repeat(100_000)}\r\n\r\nx`],
    ['quotes and comments without end', () => `From: ${'("'.repeat(50_000)}\r\n\r\nx`],
    ['encoded words without end', () => `Subject: ${'=?UTF-8?B?w6k=?= '.repeat(50_000)}\r\n\r\nx`],
    ['a hundred thousand parameters', () => `Content-Type: text/plain${'; a=b'.repeat(100_000)}\r\n\r\nx`],
    [
      'a continued parameter of a hundred thousand pieces',
      () =>
        `Content-Type: text/plain${Array.from({ length: 100_000 }, (_, rank) => `; a*${rank}=b`).join('')}\r\n\r\nx`,
    ],
    ['ten thousand messages in a message', () => `${header}${'Content-Type: message/rfc822\r\n\r\n'.repeat(10_000)}x`],
    ['a page of tags that never close', () => `${header}Content-Type: text/html\r\n\r\n${'<p '.repeat(300_000)}`],
    ['a page of entities', () => `${header}Content-Type: text/html\r\n\r\n${'&#99999999;&eacute'.repeat(100_000)}`],
    ['nothing', () => ''],
  ])('%s', async (_what, write) => {
    expect(['read', 'refused']).toContain(await readOrRefused(Buffer.from(write())));
  });
});

const nested = (depth: number): string =>
  `${Array.from({ length: depth }, (_, rank) => `Content-Type: multipart/mixed; boundary="b${rank}"\r\n\r\n--b${rank}\r\n`).join('')}\r\nx`;

/** A session of IMAP as an operator says it, line after line of ours; whatever the tag. */
const lesson: [verb: RegExp, said: string][] = [
  [/^\S+ CAPABILITY/i, '* CAPABILITY IMAP4rev1 IDLE SASL-IR AUTH=XOAUTH2 UIDPLUS\r\nTAG OK\r\n'],
  [/^\S+ AUTHENTICATE/i, '* CAPABILITY IMAP4rev1 IDLE\r\nTAG OK bienvenue\r\n'],
  [/^\S+ (?:NAMESPACE|ID|ENABLE)/i, 'TAG OK\r\n'],
  [/^\S+ (?:LIST|LSUB)/i, '* LIST (\\HasNoChildren) "/" INBOX\r\nTAG OK\r\n'],
  [
    /^\S+ SELECT/i,
    '* 2 EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 9] x\r\nTAG OK [READ-WRITE] voila\r\n',
  ],
  [/^\S+ UID SEARCH/i, '* SEARCH 7 8\r\nTAG OK\r\n'],
  [
    /^\S+ UID FETCH \S+ \(UID RFC822.SIZE\)/i,
    '* 1 FETCH (UID 7 RFC822.SIZE 30)\r\n* 2 FETCH (UID 8 RFC822.SIZE 30)\r\nTAG OK\r\n',
  ],
  [
    /^\S+ UID FETCH/i,
    ['7', '8']
      .map(
        (uid, rank) =>
          `* ${rank + 1} FETCH (UID ${uid} INTERNALDATE "21-Nov-2026 10:00:00 +0000" ENVELOPE ("x" "s" NIL NIL NIL NIL NIL NIL NIL "<a@b>") BODY[]<0> {30}\r\nSubject: essai\r\n\r\nBonjour a tous)\r\n`,
      )
      .join('') + 'TAG OK\r\n',
  ],
  [/^\S+ LOGOUT/i, '* BYE\r\nTAG OK\r\n'],
];
const imapWords = [
  '\r\n',
  '{99999999}\r\n',
  '{5}\r\n',
  '(((((',
  ')',
  '"',
  'NIL',
  '* BYE\r\n',
  '* 4294967295 EXISTS\r\n',
  '* 1 EXPUNGE\r\n',
  'TAG NO [ALERT]\r\n',
  '+ \r\n',
  '\0',
];

const issued = await authority.issue(localhost);

describe('hostile operators', () => {
  let mssante: Mssante;
  const spoil = { how: (said: string): Buffer => Buffer.from(said) };
  const server = createServer({ cert: issued.certPem, key: issued.keyPem }, (socket) => {
    socket.on('error', () => undefined);
    socket.write(spoil.how('* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] bonjour\r\n'));
    socket.on('data', (chunk) => {
      for (const line of chunk.toString('latin1').split('\r\n').filter(Boolean)) {
        const [, said = 'TAG BAD inconnu\r\n'] = lesson.find(([verb]) => verb.test(line)) ?? [];
        if (socket.writable) socket.write(spoil.how(said.replaceAll('TAG', /^\S+/.exec(line)?.[0] ?? '*')));
      }
    });
  });
  server.on('tlsClientError', () => undefined);
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    mssante = openMssante(config((server.address() as AddressInfo).port));
  });
  afterAll(async () => {
    await mssante.close();
    server.close();
  });

  const fetched = () =>
    mssante.fetch(from.address, { kind: 'token', accessToken: 'x' }, null, 10).catch((failure: unknown) => failure);

  test('the lesson itself is understood', async () => {
    expect(await fetched()).toMatchObject([{ uid: 7, uidValidity: '7', messageId: '<a@b>' }, { uid: 8 }]);
  });

  describe('a message whose bytes did not come in a session that ends well', () => {
    const whole = (said: string): Buffer => Buffer.from(said);
    const without = (uid: number, said: string): string =>
      said.replace(new RegExp(`\\* \\d FETCH \\(UID ${uid} INTERNALDATE[^]*?Bonjour a tous\\)\\r\\n`), '');
    afterEach(() => void (spoil.how = whole));

    test('those before it are given, and it comes at a later turn', async () => {
      spoil.how = (said) => whole(without(8, said));
      expect(await fetched()).toMatchObject([{ uid: 7 }]);
      spoil.how = whole;
      expect(await fetched()).toHaveLength(2);
    });

    test('the first of all: nothing after it is given, and it is told', async () => {
      spoil.how = (said) => whole(without(7, said));
      expect(await fetched()).toMatchObject({
        code: 'mssante-message-withheld',
        worthRetrying: true,
        withheld: { uid: 7, uidValidity: '7' },
      });
    });

    test('refused with those asked at the same time: those before it are given, then it is told alone', async () => {
      const bodies = /\* \d FETCH \(UID \d INTERNALDATE[^]*?Bonjour a tous\)\r\n/g;
      // What was asked together is refused; alone, the first is given and the second is not.
      let asked = 0;
      spoil.how = (said) => {
        if (!said.includes('Bonjour a tous')) return whole(said);
        asked++;
        const refused = said.replaceAll(bodies, '').replace(' OK', ' NO [SERVERBUG]');
        return whole(asked === 2 ? without(8, said) : refused);
      };
      expect(await fetched()).toMatchObject([{ uid: 7 }]);
      expect(asked).toBe(3);
    });

    test('deleted meanwhile: the others are given', async () => {
      let searched = 0;
      spoil.how = (said) => {
        if (said.includes('* SEARCH')) searched++;
        return whole(searched > 1 ? said.replace('* SEARCH 7 8', '* SEARCH 8') : without(7, said));
      };
      expect(await fetched()).toMatchObject([{ uid: 8 }]);
    });
  });

  test('300 sessions of spoilt answers end by messages or by an error of the closed list', async () => {
    const draw = draws(7);
    spoil.how = (said) => (draw(5) === 0 ? mutated(Buffer.from(said), draw, imapWords) : Buffer.from(said));
    const ends = { fetched: 0, refused: 0 };
    for (let round = 0; round < 10; round++)
      for (const end of await Promise.all(Array.from({ length: 30 }, fetched))) {
        if (end instanceof MssanteError) ends.refused++;
        else if (Array.isArray(end)) ends.fetched++;
        else throw end;
      }
    expect(ends.fetched).toBeGreaterThan(20);
    expect(ends.refused).toBeGreaterThan(20);
  }, 240_000);

  test('SMTP: 300 sessions of spoilt answers end by a receipt or by an error of the closed list', async () => {
    const draw = draws(8);
    const answers = [
      '220 bonjour\r\n',
      '250-operateur\r\n250-AUTH XOAUTH2\r\n250 SIZE 1000000\r\n',
      '235 ok\r\n',
      '250 ok\r\n',
      '354 va\r\n',
      '334 \r\n',
      '451 tard\r\n',
      '552 5.3.4 trop\r\n',
      '221 adieu\r\n',
    ];
    spoil.how = () => {
      const said = Buffer.from(answers[draw(answers.length)] ?? '');
      return draw(3) === 0 ? mutated(said, draw, ['250 ', '-', '\r\n', '999', '\0']) : said;
    };
    const key = { kind: 'token', accessToken: 'x' } as const;
    for (let round = 0; round < 10; round++) {
      const ends = await Promise.all(
        Array.from({ length: 30 }, () =>
          mssante.send(letter(from, [from.address]), key).then(
            () => 'sent',
            (failure: unknown) => failure,
          ),
        ),
      );
      for (const end of ends) expect(end === 'sent' || end instanceof MssanteError).toBe(true);
    }
  }, 240_000);
});
