import type { Dialogue } from './dialogue.ts';

/** What a submission server says it can do (RFC 5321 4.1.1.1). */
export interface Extensions {
  startTls: boolean;
  /** SASL mechanisms, in capitals. */
  auth: ReadonlySet<string>;
  /** Bytes; null when it announces none. */
  size: number | null;
}

export async function greeting(dialogue: Dialogue): Promise<void> {
  await expecting(dialogue, '220');
}

export async function ehlo(dialogue: Dialogue): Promise<Extensions> {
  dialogue.say('EHLO liane.invalid');
  const lines = (await expecting(dialogue, '250')).map((line) => line.toUpperCase());
  const after = (name: string) =>
    lines
      .find((line) => line.split(' ')[0] === name)
      ?.split(' ')
      .slice(1);
  const size = Number(after('SIZE')?.[0] ?? 0);
  return { startTls: lines.includes('STARTTLS'), auth: new Set(after('AUTH')), size: size > 0 ? size : null };
}

export async function startTls(dialogue: Dialogue): Promise<void> {
  dialogue.say('STARTTLS');
  await expecting(dialogue, '220');
}

/** SASL EXTERNAL (RFC 4954, RFC 4422 appendix A). The refusal of the server, or null. */
export async function authenticateExternal(dialogue: Dialogue, mailbox: string): Promise<string | null> {
  dialogue.say(`AUTH EXTERNAL ${Buffer.from(mailbox).toString('base64')}`);
  const said = await dialogue.line();
  return said.startsWith('235') ? null : said;
}

/** The texts of an answer of one or several lines. */
async function expecting(dialogue: Dialogue, code: string): Promise<string[]> {
  const texts: string[] = [];
  for (let read = 0; read < 50; read++) {
    const line = await dialogue.line();
    if (!line.startsWith(code)) throw unexpected(line);
    texts.push(line.slice(4).trim());
    if (line[3] !== '-') return texts;
  }
  throw unexpected('');
}

const unexpected = (said: string): Error =>
  Object.assign(new Error('not SMTP'), { code: said === '' ? 'réponse sans fin' : `réponse « ${said.slice(0, 60)} »` });
