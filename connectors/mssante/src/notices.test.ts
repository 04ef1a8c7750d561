import { describe, expect, test } from 'vitest';
import { writeNotice } from './acknowledge.ts';
import { checkConfig } from './config.ts';
import { MessageInvalid, OutsideTrustedSpace, openMssante, readMessage } from './index.ts';
import type { ReadMessage } from './index.ts';
import { localhost, selfSigned } from '@liane/cast/certificates';

const config = {
  operators: [
    {
      domains: ['ehpad-tilleuls.mssante.fr'],
      imap: { host: 'localhost', port: 1 },
      smtp: { host: 'localhost', port: 1 },
      authorities: (await selfSigned(localhost)).certPem,
    },
  ],
  authorisedDomains: ['ehpad-tilleuls.mssante.fr', 'ch-sablier.mssante.fr'],
  citizenDomain: 'patient.mssante.fr',
  productNil: 'ESSAI-0001',
};
const settings = checkConfig(config);
const from = { address: 'dui@ehpad-tilleuls.mssante.fr', displayName: 'EHPAD Les Tilleuls – DUI' };
const to = 'urgences@ch-sablier.mssante.fr';
const lines = (...each: string[]): Buffer => Buffer.from(each.join('\r\n'));

const original = lines(
  `From: Urgences <${to}>`,
  `To: <${from.address}>`,
  'Subject: XDM/1.0/DDM+2 documents VIAL Paul 26/11/1978',
  'Message-ID: <un@ch-sablier.mssante.fr>',
  `Disposition-Notification-To: <${to}>`,
  '',
  'Bonjour',
  '',
);

const returned = async (outcome: 'displayed' | 'processed' | 'error', said: string, whole = true) => {
  const about = await readMessage(original);
  const bytes = await writeNotice({ to, about, from, outcome, said, ...(whole ? { original } : {}) }, settings);
  return { text: bytes.toString('utf8'), read: await readMessage(bytes) };
};

describe('digest 9.1: the MDN we return', () => {
  test('success', async () => {
    const { text, read } = await returned('processed', '');
    expect(text).toMatch(/^Disposition: automatic-action\/MDN-sent-automatically; processed\r$/m);
    expect(text).toMatch(/^Content-Type: multipart\/report; report-type=disposition-notification/m);
    expect(text).toMatch(/^Original-Message-ID: <un@ch-sablier\.mssante\.fr>\r$/m);
    expect(text).toMatch(/^Final-Recipient: rfc822; dui@ehpad-tilleuls\.mssante\.fr\r$/m);
    expect(text).toMatch(/^X-MSS-NIL: ESSAI-0001\r$/im);
    expect(text).toContain('Content-Type: message/rfc822');
    expect(read).toMatchObject({
      kind: 'read-notice',
      subject: 'XDM/1.0/DDM+2 documents VIAL Paul 26/11/1978',
      about: { messageId: '<un@ch-sablier.mssante.fr>', outcome: 'processed' },
      attachments: [],
    });
  });

  test('error: code and label in the field, in the text, the code in the subject', async () => {
    const { text, read } = await returned('error', '904^INS différent');
    expect(text).toContain('processed/Error: 904^INS different');
    expect(read.subject).toBe('[KO Intégration système !][904] XDM/1.0/DDM+2 documents VIAL Paul 26/11/1978');
    expect(read.text).toContain('904 : INS différent');
    expect(read.about).toMatchObject({ outcome: 'error', said: '904^INS different' });
  });

  test('reading by a person', async () => {
    const { text, read } = await returned('displayed', '', false);
    expect(text).toMatch(/^Disposition: manual-action\/MDN-sent-manually; displayed\r$/m);
    expect(read.about).toMatchObject({ messageId: '<un@ch-sablier.mssante.fr>', outcome: 'displayed' });
  });

  test('none answers a notice, nor leaves the trusted space (RFC 8098 2.1)', async () => {
    const mssante = openMssante(config);
    const notice = (await returned('processed', '')).read;
    const key = { kind: 'token', accessToken: 'x' } as const;
    await expect(mssante.acknowledge(to, notice, from, 'processed', '', key)).rejects.toThrow(MessageInvalid);
    const letter = await readMessage(original);
    await expect(mssante.acknowledge('moi@ailleurs.example', letter, from, 'processed', '', key)).rejects.toThrow(
      OutsideTrustedSpace,
    );
  });
});

/** A report of another operator, in the shape asked. */
const report = (type: string, fields: string[], third: string[]): Buffer =>
  lines(
    'From: MAILER-DAEMON@autre.mssante.fr',
    `To: <${from.address}>`,
    'Subject: Avis',
    'Message-ID: <avis@autre>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Voici.',
    '--b',
    `Content-Type: ${type}`,
    '',
    ...fields,
    ...third,
    '--b--',
    '',
  );
const aboutOf = async (bytes: Buffer): Promise<ReadMessage['about']> => (await readMessage(bytes)).about;

describe('notices of others', () => {
  test('RFC 3464: by the envelope id when the header does not come back; the worst fate first', async () => {
    const about = await aboutOf(
      report(
        'message/delivery-status',
        [
          'Reporting-MTA: dns; autre',
          'Original-Envelope-Id: un@ehpad-tilleuls.mssante.fr',
          '',
          'Final-Recipient: rfc822; a@ch-sablier.mssante.fr',
          'Action: delivered',
          'Status: 2.0.0',
          '',
          'Original-Recipient: rfc822;b@ch-sablier.mssante.fr',
          'Final-Recipient: rfc822; c@ch-sablier.mssante.fr',
          'Action: failed',
          'Status: 5.2.2',
          'Diagnostic-Code: smtp; 552 5.2.2',
          '  full',
        ],
        [],
      ),
    );
    expect(about).toMatchObject({
      messageId: '<un@ehpad-tilleuls.mssante.fr>',
      outcome: 'failed',
      said: '5.2.2 552 5.2.2 full',
      recipients: [
        { address: 'a@ch-sablier.mssante.fr', outcome: 'delivered' },
        { address: 'b@ch-sablier.mssante.fr', outcome: 'failed' },
      ],
    });
  });

  test('RFC 3464: by the header that comes back, whole or alone', async () => {
    for (const type of ['text/rfc822-headers', 'message/rfc822'])
      expect(
        await aboutOf(
          report(
            'message/delivery-status',
            ['Reporting-MTA: dns; autre', '', 'Final-Recipient: rfc822; a@b.fr', 'Action: relayed'],
            [
              '--b',
              `Content-Type: ${type}`,
              '',
              'Message-ID: <deux@ehpad-tilleuls.mssante.fr>',
              'Subject: S',
              '',
              'corps',
            ],
          ),
        ),
      ).toMatchObject({ messageId: '<deux@ehpad-tilleuls.mssante.fr>', outcome: 'relayed' });
  });

  test.each([
    ['manual-action/MDN-sent-manually; displayed', 'displayed', ''],
    ['automatic-action/MDN-sent-automatically; processed', 'processed', ''],
    ['automatic-action/MDN-sent-automatically; processed/Error: 902^Patient inconnu', 'error', '902^Patient inconnu'],
    ['automatic-action/MDN-sent-automatically; processed/error', 'error', ''],
    ['automatic-action/MDN-sent-automatically; dispatched', 'processed', ''],
    ['manual-action/MDN-sent-manually; deleted', 'error', ''],
  ])('RFC 8098: « %s »', async (disposition, outcome, said) => {
    const fields = [
      'Original-Message-ID: <un@e.mssante.fr>',
      'Final-Recipient: rfc822; a@b.fr',
      `Disposition: ${disposition}`,
    ];
    expect(await aboutOf(report('message/disposition-notification', fields, []))).toMatchObject({
      messageId: '<un@e.mssante.fr>',
      outcome,
      said,
    });
  });

  test.each(['KO Intégration système !', "Erreur d'intégration !", 'Erreur d’intégration !'])(
    'digest 9.2: an ordinary mail flagged [%s] is a notice of error, for the message it returns',
    async (flag) => {
      const mail = lines(
        `From: <${to}>`,
        `Subject: =?UTF-8?B?${Buffer.from(`[${flag}][902] XDM/1.0/DDM+Lettre`).toString('base64')}?=`,
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary="b"',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        '902',
        '--b',
        'Content-Type: message/rfc822; name="message_original.eml"',
        '',
        'Message-ID: <un@e.mssante.fr>',
        '',
        'x',
        '--b--',
      );
      expect(await readMessage(mail)).toMatchObject({
        kind: 'read-notice',
        about: { messageId: '<un@e.mssante.fr>', outcome: 'error', said: '902' },
      });
    },
  );

  test('without Disposition-Notification-To nobody asks for a notice', async () => {
    const plain = lines(`From: <${to}>`, 'Subject: Bonjour', '', 'x');
    expect(await readMessage(plain)).toMatchObject({ kind: 'letter', readNoticeTo: null, about: null });
    expect((await readMessage(original)).readNoticeTo).toBe(to);
  });
});

describe('digest 4 and 11: what is read in a letter', () => {
  test('codes, INS, end of exchange by header or by flag, and who really wrote', async () => {
    const letter = await readMessage(
      lines(
        'From: =?UTF-8?Q?L=C3=A9o?= Dupond <237042923390150@patient.mssante.fr>',
        'Subject: [FIN] Merci',
        'X-MSS-CODECDA: 34112-3, PRESC-BIO',
        'X-MSS-INS: O',
        '',
        'x',
      ),
    );
    expect(letter).toMatchObject({
      from: { address: '237042923390150@patient.mssante.fr', name: 'Léo Dupond' },
      cdaCodes: ['34112-3', 'PRESC-BIO'],
      insQualified: true,
      endOfExchange: true,
    });
    expect(await readMessage(lines('Subject: a', 'X-MSS-MES: FIN', '', 'x'))).toMatchObject({ endOfExchange: true });
    expect(await readMessage(lines('Subject: a', 'X-MSS-MES: fin', 'X-MSS-INS: oui', '', 'x'))).toMatchObject({
      endOfExchange: false,
      insQualified: null,
    });
  });

  test('an encoded word that holds a line end begins no header (RFC 2047)', async () => {
    const word = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
    const letter = await readMessage(
      lines(`Subject: ${word('Bonjour\r\nBcc: x@y.fr')}`, `From: ${word('Dr\nA')} <a@b.fr>`, '', 'x'),
    );
    expect(letter).toMatchObject({ subject: 'Bonjour Bcc: x@y.fr', from: { address: 'a@b.fr', name: 'Dr A' } });
  });

  test('a letter of HTML alone gives its words, never its scripts', async () => {
    const page =
      '<html><style>p{}</style><p>Bonjour&nbsp;&agrave; &#xC9;&rsquo;</p><script>alert(1)</script><br>tous</html>';
    const letter = await readMessage(lines('Subject: a', 'Content-Type: text/html', '', page));
    expect(letter.text).toBe('Bonjour à É’\n\ntous');
  });
});
