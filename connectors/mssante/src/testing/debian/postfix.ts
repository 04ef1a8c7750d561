import { X509Certificate } from 'node:crypto';
import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { signInSocket } from './dovecot.ts';
import { startProgram } from './process.ts';
import type { Served } from './process.ts';

export const postfixBinary = '/usr/sbin/postfix';

export interface PostfixNeeds {
  folder: string;
  files: { authority: string; certificate: string; key: string };
  ports: { smtp: number; lmtp: number };
  domain: string;
  mailboxes: readonly string[];
  /** The structure whose certificate submits without anything more. */
  structure: { certificate: string; mailbox: string };
  largestMessage: number;
}

/** Debian's Postfix: submission with TLS, mailboxes handed to Dovecot by LMTP. @throws when it does not start */
export async function startPostfix(needs: PostfixNeeds): Promise<Served> {
  const { folder, ports } = needs;
  const config = join(folder, 'postfix');
  mkdirSync(config);
  mkdirSync(join(folder, 'queue'));
  mkdirSync(join(folder, 'postfix-data'), { mode: 0o700 });
  const postfix = Number(execFileSync('id', ['-u', 'postfix'], { encoding: 'utf8' }));
  chownSync(join(folder, 'postfix-data'), postfix, 0);
  const file = (name: string, text: string): void => writeFileSync(join(config, name), text, { mode: 0o644 });
  file('main.cf', mainOf(needs, config));
  file('master.cf', masterOf(ports.smtp));
  file('mailboxes', needs.mailboxes.map((address) => `${address} kept\n`).join(''));
  file('senders', needs.mailboxes.map((address) => `${address} ${address}\n`).join(''));
  const { fingerprint256 } = new X509Certificate(needs.structure.certificate);
  file('structures', `${fingerprint256} ${needs.structure.mailbox}\n`);
  return startProgram({
    binary: postfixBinary,
    args: ['-c', config, 'start-fg'],
    port: ports.smtp,
    log: join(folder, 'postfix.log'),
    pidFile: join(folder, 'queue', 'pid', 'master.pid'),
  });
}

const mainOf = ({ folder, files, ports, domain, largestMessage }: PostfixNeeds, config: string): string =>
  `compatibility_level = 3.6
queue_directory = ${join(folder, 'queue')}
data_directory = ${join(folder, 'postfix-data')}
maillog_file = ${join(folder, 'postfix.log')}
maillog_file_prefixes = ${folder}
myhostname = operateur.localhost
mydestination =
mynetworks =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
biff = no
message_size_limit = ${largestMessage}
mailbox_size_limit = 0
virtual_mailbox_domains = ${domain}
virtual_mailbox_maps = texthash:${config}/mailboxes
virtual_transport = lmtp:inet:127.0.0.1:${ports.lmtp}
local_transport = error:nobody is local
smtpd_tls_security_level = encrypt
smtpd_tls_mandatory_protocols = >=TLSv1.2
smtpd_tls_cert_file = ${files.certificate}
smtpd_tls_key_file = ${files.key}
smtpd_tls_CAfile = ${files.authority}
smtpd_tls_ask_ccert = yes
smtpd_tls_fingerprint_digest = sha256
relay_clientcerts = texthash:${config}/structures
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${signInSocket(folder)}
smtpd_sasl_mechanism_filter = xoauth2
smtpd_sender_login_maps = texthash:${config}/senders
smtpd_sender_restrictions = reject_authenticated_sender_login_mismatch
smtpd_relay_restrictions = permit_sasl_authenticated, permit_tls_clientcerts, reject
smtpd_recipient_restrictions = reject_unlisted_recipient
`;

/** The services a submission needs, none in a chroot. */
const masterOf = (smtp: number): string =>
  `127.0.0.1:${smtp} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;
