import { createAuthority, localhost, named } from '@liane/cast/certificates';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Post } from '../post.ts';
import { dovecotBinary, startDovecot } from './dovecot.ts';
import { freePort } from './ports.ts';
import { postfixBinary, startPostfix } from './postfix.ts';
import type { Served } from './process.ts';
import { startTokenService } from './token-service.ts';

/** Why Debian's Postfix and Dovecot cannot carry the post on this machine; null when they can. */
export function whyNoDebianPost(): string | null {
  for (const binary of [postfixBinary, dovecotBinary]) if (!existsSync(binary)) return `${binary} is absent`;
  if (process.getuid?.() !== 0) return 'Postfix starts as root only';
  for (const user of ['postfix', 'dovecot', 'dovenull', 'nobody'])
    if (spawnSync('id', [user]).status !== 0) return `there is no user ${user}`;
  return null;
}

const domain = 'ehpad-tilleuls.mssante.fr';
const nurse = `aurelie.besnard@${domain}`;
const software = `dui@${domain}`;
const accessToken = 'jeton-d-aurelie';

/**
 * An operator made of Debian's Postfix and Dovecot, in a folder of its own: TLS, XOAUTH2 judged by introspection of the token,
 * and the client certificate (EXTERNAL in Dovecot, relay by certificate in Postfix). @throws when one of them does not start
 */
export async function debianPost(): Promise<Post> {
  const folder = mkdtempSync(join(tmpdir(), 'liane-post-'));
  chmodSync(folder, 0o755);
  const running: Served[] = [];
  const close = async (): Promise<void> => {
    for (const each of running.toReversed()) await each.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const authority = await createAuthority('CN=Autorité de l’essai');
    const server = await authority.issue(localhost);
    const structure = await authority.issue({ use: 'client', subject: named(software) });
    const files = {
      authority: written(folder, 'authority.pem', authority.caPem),
      certificate: written(folder, 'server.pem', server.certPem),
      key: written(folder, 'server.key', server.keyPem),
    };
    const tokens = await startTokenService(new Map([[accessToken, nurse]]));
    running.push(tokens);
    const [imap, lmtp, smtp] = [await freePort(), await freePort(), await freePort()];
    running.push(await startDovecot({ folder, files, ports: { imap, lmtp }, introspection: tokens.url }));
    running.push(
      await startPostfix({
        folder,
        files,
        ports: { smtp, lmtp },
        domain,
        mailboxes: [nurse, software],
        structure: { certificate: structure.certPem, mailbox: software },
        largestMessage: 10 * 1024 * 1024,
      }),
    );
    return {
      config: {
        operators: [
          {
            domains: [domain],
            imap: { host: 'localhost', port: imap },
            smtp: { host: 'localhost', port: smtp },
            authorities: authority.caPem,
            certificate: structure.certPem,
            key: structure.keyPem,
          },
        ],
        authorisedDomains: [domain],
        citizenDomain: 'patient.mssante.fr',
        productNil: 'ESSAI-0001',
      },
      nurse: {
        mailbox: { address: nurse, displayName: 'Aurélie_BESNARD' },
        key: { kind: 'token', accessToken },
      },
      software: {
        mailbox: { address: software, displayName: 'EHPAD Les Tilleuls – DUI' },
        key: { kind: 'certificate' },
      },
      unknown: `personne@${domain}`,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function written(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}
