import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../start.ts';
import type { RunningSandbox } from '../start.ts';
import { readCommand } from './imap/command.ts';
import { readSection } from './imap/section.ts';
import { readLetter } from './letter.ts';

let town: RunningSandbox;

beforeAll(async () => {
  town = await startSandbox({ port: 0 });
});
afterAll(() => town.close());

/** Sends bytes and reads until the other side leaves, or has said what is awaited. */
function talk(socket: Socket, bytes: string, awaited?: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const done = () => {
      socket.destroy();
      resolve(heard);
    };
    socket.on('data', (chunk) => {
      heard += chunk.toString();
      if (awaited?.test(heard)) done();
    });
    socket.on('close', () => resolve(heard)).on('error', () => resolve(heard));
    socket.write(bytes);
  });
}
const clear = () => connect(town.mailPorts.imap, '127.0.0.1');
const secured = () => connectTls({ host: '127.0.0.1', port: town.mailPorts.imaps, ca: town.certificates.caPem });

test('nothing is opened in clear, nor without having said who one is', async () => {
  const said = await talk(
    clear(),
    'a LOGIN x y\r\nb AUTHENTICATE EXTERNAL =\r\nc SELECT INBOX\r\nd LOGOUT\r\n',
    /^d OK/m,
  );
  expect(said).toMatch(/^a NO \[PRIVACYREQUIRED\]/m);
  expect(said).toMatch(/^b NO \[PRIVACYREQUIRED\]/m);
  expect(said).toMatch(/^c BAD/m);
});

test('a line without end, and a literal beyond measure, end the connection', async () => {
  expect(await talk(clear(), 'a'.repeat(200_000))).toContain('* BYE');
  expect(await talk(secured(), 'a LOGIN {99999999+}\r\n')).toContain('* BYE');
  expect(await talk(secured(), 'a LOGIN {99999999}\r\nb LOGOUT\r\n', /^b OK/m)).toMatch(/^a BAD \[TOOBIG\]/m);
});

test('what is said in clear after STARTTLS is forgotten', async () => {
  const socket = clear();
  await talk2(socket, 'a STARTTLS\r\nb NOOP\r\nc CAPABILITY\r\n', /^a OK/m);
  const inside = connectTls({ socket, ca: town.certificates.caPem, servername: 'localhost' });
  const said = await talk(inside, 'd LOGOUT\r\n', /^d OK/m);
  expect(said).not.toMatch(/^[bc] /m);
});

/** The same, leaving the socket open. */
const talk2 = (socket: Socket, bytes: string, awaited: RegExp): Promise<void> =>
  new Promise((resolve) => {
    let heard = '';
    const listen = (chunk: Buffer) => {
      heard += chunk.toString();
      if (!awaited.test(heard)) return;
      socket.off('data', listen);
      resolve();
    };
    socket.on('data', listen);
    socket.write(bytes);
  });

test('mutated commands and messages are read or refused, never otherwise', () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const mutate = (text: string): string => {
    const characters = text.split('');
    for (let times = 1 + random(4); times > 0; times--)
      characters.splice(
        random(characters.length + 1),
        random(3),
        ['(', ')', '"', '{9}', '\\', '[', ']', '\r\n', '\u0000', '*'][random(10)] ?? '',
      );
    return characters.join('');
  };
  const command = 'a1 UID FETCH 1:*,7 (UID FLAGS BODY.PEEK[HEADER.FIELDS (FROM "TO")]<0.100> BODY[1.2.MIME])';
  const mail =
    'From: "a, \\"b" <a@b>, c@d\r\nSubject: =?utf-8?q?a=20b?=\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n';
  for (let round = 0; round < 20_000; round++) {
    let code: unknown = 'SANDBOX_NOT_IMAP';
    try {
      for (const argument of readCommand([mutate(command)]).arguments)
        if (argument.kind === 'atom') readSection(argument.text);
    } catch (error) {
      code = error instanceof Error && 'code' in error && error.code;
    }
    expect(code).toBe('SANDBOX_NOT_IMAP');
    expect(readLetter(Buffer.from(mutate(mail))).archives).toBe(0);
  }
});

test('a message of nested parts without end is one that is read', () => {
  const deep = Array.from(
    { length: 2000 },
    (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`,
  );
  expect(readLetter(Buffer.from(deep.join(''))).archives).toBe(0);
  const wide = `Content-Type: multipart/mixed; boundary="b"\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(100_000)}--b--\r\n`;
  expect(readLetter(Buffer.from(wide)).archives).toBe(0);
});
