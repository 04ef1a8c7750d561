import { matriculeKey } from '@liane/vocabulary';
import { describe, expect, test } from 'vitest';
import { checkOutgoing } from './check-outgoing.ts';
import { compose } from './compose.ts';
import { checkConfig } from './config.ts';
import { MessageInvalid, MssanteMisconfigured, OutsideTrustedSpace, openMssante, readMessage } from './index.ts';
import type { MssanteConfig, Outgoing } from './index.ts';
import { localhost, selfSigned } from '@liane/cast/certificates';
import { letter, withArchive } from './testing/post.ts';

const from = { address: 'soins@ehpad-tilleuls.mssante.fr', displayName: 'Les Tilleuls – Soins' };
const doctor = 'dr.briand@medecin.mssante.fr';
const citizen = '237042923390150@patient.mssante.fr';
const config: MssanteConfig = {
  operators: [
    {
      domains: ['ehpad-tilleuls.mssante.fr'],
      imap: { host: 'localhost', port: 1 },
      smtp: { host: 'localhost', port: 1 },
      authorities: (await selfSigned(localhost)).certPem,
    },
  ],
  authorisedDomains: ['ehpad-tilleuls.mssante.fr', 'medecin.mssante.fr'],
  citizenDomain: 'patient.mssante.fr',
  productNil: 'ESSAI-0001',
};
const settings = checkConfig(config);
const refused = (message: Outgoing): unknown => {
  try {
    checkOutgoing(message, settings);
    return 'taken';
  } catch (failure) {
    return failure;
  }
};

describe('digest 1: nothing leaves to an address outside the trusted space', () => {
  test.each([
    ['an unknown domain', 'juge@tribunal.example'],
    ['one that only looks like it', 'dr@autre.mssante.fr'],
    ['one that ends alike', 'dr@medecin.mssante.fr.example'],
    ['one that begins alike', 'dr@xmedecin.mssante.fr'],
  ])('%s', (_what, address) => {
    const failure = refused(letter(from, [doctor, address]));
    expect(failure).toBeInstanceOf(OutsideTrustedSpace);
    expect(failure).toMatchObject({ addresses: [address], worthRetrying: false });
  });

  test('nor is an answer asked there, nor does it leave from there', () => {
    expect(refused(letter(from, [doctor], { replyTo: 'moi@ailleurs.example' }))).toBeInstanceOf(OutsideTrustedSpace);
    expect(refused(letter({ ...from, address: 'moi@ailleurs.example' }, [doctor]))).toBeInstanceOf(OutsideTrustedSpace);
  });

  test('the case of a domain is no matter', () => {
    expect(refused(letter(from, ['Dr.Briand@MEDECIN.mssante.fr']))).toBe('taken');
  });
});

describe('a message that breaks a rule of digest 4 and 5', () => {
  const archived = (changes: Partial<Outgoing>): Outgoing => withArchive(from, [doctor], changes);
  const [pdf, zip] = withArchive(from, [doctor]).attachments;
  if (pdf === undefined || zip === undefined) throw new Error('no sample');

  test.each<[string, Outgoing]>([
    ['no recipient', letter(from, [])],
    ['a subject of two lines', letter(from, [doctor], { subject: 'Bonjour\r\nBcc: autre@medecin.mssante.fr' })],
    ['a name of two lines', letter({ ...from, displayName: 'A\nB' }, [doctor])],
    ['a file name of two lines', archived({ attachments: [{ ...zip, fileName: 'IHE_XDM.ZIP\n' }] })],
    [
      'a content type with a parameter',
      archived({ attachments: [zip, { ...pdf, contentType: 'application/pdf; x=y' }] }),
    ],
    ['a line separator of Unicode', letter(from, [doctor], { subject: 'a\u2028b' })],
    ['an address with a name', letter(from, ['Dr <dr.briand@medecin.mssante.fr>'])],
    ['two addresses in one', letter(from, [`${doctor},${doctor}`])],
    ['an address of two lines', letter(from, [`${doctor}\r\nRCPT TO:<x@y>`])],
    ['no Message-ID (ECO.2.2.1)', letter(from, [doctor], { messageId: '' })],
    ['a Message-ID without brackets', letter(from, [doctor], { messageId: 'a@b' })],
    ['an unreadable In-Reply-To (ECO.2.2.2)', letter(from, [doctor], { inReplyTo: 'a b' })],
    ['an archive nothing announces', archived({ subject: 'Bonjour' })],
    ['the announcement of an archive that is not there', archived({ attachments: [pdf] })],
    ['two archives (ECO.2.1.1)', archived({ attachments: [zip, { ...zip, fileName: 'ihe_xdm.zip' }] })],
    ['an archive without codes (ECO.2.4.1)', archived({ cdaCodes: [] })],
    ['a code of two values', archived({ cdaCodes: ['34112-3,X'] })],
    ['codes without archive', letter(from, [doctor], { cdaCodes: ['34112-3'] })],
    ['a citizen whose identity is not qualified (ECO.2.2.6)', withArchive(from, [citizen], { insQualified: false })],
    ['a citizen whose address is no matricule', letter(from, ['irene.roux@patient.mssante.fr'])],
    ['a citizen whose matricule has another key', letter(from, ['237042923390151@patient.mssante.fr'])],
  ])('%s', (_what, message) => {
    const failure = refused(message);
    expect(failure).toBeInstanceOf(MessageInvalid);
    expect(failure).toMatchObject({ worthRetrying: false, mayHaveLeft: false });
  });

  test('a message that breaks none is taken', () => {
    expect(refused(archived({}))).toBe('taken');
    expect(refused(withArchive(from, [citizen]))).toBe('taken');
    expect(refused(letter(from, [`185052A350161${matriculeKey('185052A350161')}@patient.mssante.fr`]))).toBe('taken');
  });
});

describe('the headers of digest 4', () => {
  const headersOf = async (message: Outgoing): Promise<string> =>
    (await compose(message, settings)).toString('latin1').split('\r\n\r\n', 1)[0] ?? '';

  test('X-MSS-NIL is on every message; those of an archive only with one; FIN in capitals', async () => {
    const plain = await headersOf(letter(from, [doctor]));
    expect(plain).toMatch(/^X-MSS-NIL: ESSAI-0001$/im);
    expect(plain).not.toMatch(/^X-MSS-(?:CODECDA|INS|MES)|^Disposition-Notification-To/im);
    const full = await headersOf(
      withArchive(from, [doctor], {
        cdaCodes: ['34112-3', 'PRESC-BIO', '34112-3'],
        insQualified: false,
        endOfExchange: true,
        askReadNotice: true,
      }),
    );
    expect(full).toMatch(/^X-MSS-CODECDA: 34112-3,PRESC-BIO$/im);
    expect(full).toMatch(/^X-MSS-INS: N$/im);
    expect(full).toMatch(/^X-MSS-MES: FIN$/im);
    expect(full).toMatch(/^Disposition-Notification-To: soins@ehpad-tilleuls\.mssante\.fr$/im);
  });

  test('ECO.2.2.3: text in UTF-8, the archive first, names with accents as RFC 2231 writes them', async () => {
    const text = (await compose(withArchive(from, [doctor]), settings)).toString('latin1');
    expect(text).toMatch(/Content-Type: text\/plain; charset=utf-8/i);
    expect(text.indexOf('application/zip')).toBeLessThan(text.indexOf('application/pdf'));
    expect(text).toMatch(/filename\*0?\*?=utf-8''/i);
    expect(text).not.toMatch(/[\u0080-\uFFFF]/);
  });

  test('the same message is composed the same, but for its boundary: a second attempt is the first', async () => {
    const now = () => new Date('2026-11-21T10:00:00Z');
    const message = withArchive(from, [doctor]);
    const [one, other] = await Promise.all([1, 2].map(() => compose(message, { ...settings, now })));
    const [read, again] = [await readMessage(one ?? Buffer.alloc(0)), await readMessage(other ?? Buffer.alloc(0))];
    expect(read).toEqual(again);
    expect(read.messageId).toBe(message.messageId);
  });
});

describe('a message sent back within another (digest 9.2)', () => {
  const head = `From: <${doctor}>\r\nSubject: Fiche\r\nMessage-ID: <a@ch-sablier.mssante.fr>\r\n`;
  const back = (original: string) =>
    compose(
      letter(from, [doctor], {
        attachments: [{ fileName: 'origine.eml', contentType: 'message/rfc822', bytes: Buffer.from(original) }],
      }),
      settings,
    );
  /** The headers of the part that holds it, then what it holds. */
  const partOf = (bytes: Buffer, type: string): string =>
    bytes
      .toString('utf8')
      .split(/\r\n--[^\r\n]+\r\n/)
      .find((part) => part.includes(`Content-Type: ${type}`)) ?? '';

  test.each([
    ['7bit', 'Bonjour.'],
    ['8bit', 'Déjà reçu.'],
  ])('RFC 2046 5.2.1 it is written as it is, in %s', async (encoding, text) => {
    const part = partOf(await back(`${head}\r\n${text}\r\n`), 'message/rfc822');
    expect(part).toMatch(new RegExp(`^Content-Transfer-Encoding: ${encoding}\\r$`, 'm'));
    expect(part).toContain(`${head}\r\n${text}`);
  });

  test.each([
    ['too heavy', `${head}\r\n${'a'.repeat(70)}\r\n`.padEnd(3_000_000, `${'b'.repeat(70)}\r\n`)],
    ['of one line that nothing carries', `${head}\r\n${'c'.repeat(2000)}`],
    ['of lines that end otherwise', `${head}\r\nBon\njour`],
  ])('RFC 6522 4 %s: its headers alone go back', async (_what, original) => {
    const bytes = await back(original);
    expect(bytes.length).toBeLessThan(5000);
    expect(partOf(bytes, 'message/rfc822')).toBe('');
    const part = partOf(bytes, 'text/rfc822-headers');
    const [, written = ''] = part.split('\r\n\r\n');
    expect(Buffer.from(written, 'base64').toString()).toBe(head.trimEnd());
    expect((await readMessage(bytes)).kind).toBe('letter');
  });
});

const structure = await selfSigned(localhost);
const another = await selfSigned(localhost);

describe('a configuration that cannot be used is refused before anything leaves', () => {
  const [operator] = config.operators;
  if (operator === undefined) throw new Error('no sample');
  const { certPem: certificate, keyPem: key } = structure;
  test.each<[string, Partial<MssanteConfig>]>([
    ['without product number (ECO.2.4.3)', { productNil: '' }],
    ['an operator without domain', { operators: [{ ...operator, domains: [] }] }],
    ['authorities that are none', { operators: [{ ...operator, authorities: 'rien' }] }],
    ['a key that is not the certificate’s', { operators: [{ ...operator, certificate, key: another.keyPem }] }],
  ])('%s', (_what, changes) => {
    expect(() => openMssante({ ...config, ...changes })).toThrow(MssanteMisconfigured);
  });

  test('a certificate that is not there, an operator nobody configured', async () => {
    expect(() => openMssante({ ...config, operators: [{ ...operator, certificate, key }] })).not.toThrow();
    const mssante = openMssante(config);
    const message = letter(from, [doctor]);
    await expect(mssante.send(message, { kind: 'certificate' })).rejects.toThrow(MssanteMisconfigured);
    await expect(mssante.fetch(doctor, { kind: 'token', accessToken: 'x' }, null, 1)).rejects.toThrow(
      MssanteMisconfigured,
    );
  });
});
