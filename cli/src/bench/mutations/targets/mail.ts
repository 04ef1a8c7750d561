import { MssanteError, readMessage } from '@liane/connector-mssante';
import { FileNotReadable, readReceived } from '@liane/server/module/documents';
import { readXdm, XdmRefused } from '@liane/xdm';
import { mutate, type Words } from '../mutate.ts';
import { outcomeOf, type Target } from '../target.ts';

const words: Words = [
  '\r\n',
  '\r\n\r\n',
  '\n',
  '\r',
  '--',
  'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n',
  'Content-Type: message/rfc822\r\n\r\n',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=a\r\n',
  'Content-Type: message/disposition-notification\r\n\r\nDisposition: ;/\r\n',
  'Content-Transfer-Encoding: quoted-printable\r\n',
  'Content-Transfer-Encoding: x-unknown\r\n',
  'Content-Type: text/plain; charset=utf-7\r\n',
  'Content-Type: text/html\r\n\r\n<style>',
  'From: "a" <b@c>, <d@e>: f@g;\r\n',
  'Subject: =?utf-8?B?////?= =?x?Q?=FF?=\r\n',
  'To: undisclosed: ;\r\n',
  '=?UTF-8?Q?',
  '=FF=',
  '\u0000',
];

/** What the reception does of a message: read it, open its archive, read its documents. */
export const mail: Target = {
  key: 'courriel',
  inFrench: 'Messages reçus : MIME, avis, archive, documents',
  share: 25,
  atOnce: 1,
  open: ({ mails }) => {
    const read = (bytes: Buffer): Promise<string> =>
      outcomeOf(async () => {
        const { attachments } = await readMessage(bytes);
        const archive = attachments.find(({ fileName }) => /\.zip$/i.test(fileName));
        const { documents } = archive ? await readXdm(archive.bytes) : { documents: [] };
        for (const document of documents) readReceived(document.bytes);
      }, [MssanteError, XdmRefused, FileNotReadable]);
    return Promise.resolve({
      tryGood: () => Promise.all(mails.map(read)),
      tryOne: (chance) => read(mutate(chance.pick(mails), chance, words)),
      close: () => Promise.resolve(),
    });
  },
};
