import type { Dialogue } from './dialogue.ts';

/** What an IMAP server says it can do, in capitals (RFC 9051 7.2.2). Rejects when it says something else. */
export async function capabilities(dialogue: Dialogue, tag: string): Promise<Set<string>> {
  dialogue.say(`${tag} CAPABILITY`);
  const { answers, done } = await answered(dialogue, tag);
  const told = answers.find((line) => /^\* CAPABILITY /i.test(line));
  if (!done.startsWith(`${tag} OK`) || told === undefined) throw unexpected(done);
  return new Set(told.toUpperCase().split(' ').slice(2));
}

/** The greeting, before anything is said. */
export async function greeting(dialogue: Dialogue): Promise<void> {
  const said = await dialogue.line();
  if (!/^\* OK/i.test(said)) throw unexpected(said);
}

export async function startTls(dialogue: Dialogue, tag: string): Promise<void> {
  dialogue.say(`${tag} STARTTLS`);
  const { done } = await answered(dialogue, tag);
  if (!done.startsWith(`${tag} OK`)) throw unexpected(done);
}

/** SASL EXTERNAL: the certificate of the connection is who signs in (RFC 4422, appendix A). The refusal of the server, or null. */
export async function authenticateExternal(dialogue: Dialogue, tag: string, mailbox: string): Promise<string | null> {
  dialogue.say(`${tag} AUTHENTICATE EXTERNAL`);
  const asked = await dialogue.line();
  if (!asked.startsWith('+')) return asked.replace(`${tag} `, '');
  dialogue.say(Buffer.from(mailbox).toString('base64'));
  const { done } = await answered(dialogue, tag);
  return done.startsWith(`${tag} OK`) ? null : done.replace(`${tag} `, '');
}

async function answered(dialogue: Dialogue, tag: string): Promise<{ answers: string[]; done: string }> {
  const answers: string[] = [];
  for (let read = 0; read < 50; read++) {
    const line = await dialogue.line();
    if (line.startsWith(`${tag} `)) return { answers, done: line };
    answers.push(line);
  }
  throw unexpected('');
}

const unexpected = (said: string): Error =>
  Object.assign(new Error('not IMAP'), { code: said === '' ? 'réponse sans fin' : `réponse « ${said.slice(0, 60)} »` });
