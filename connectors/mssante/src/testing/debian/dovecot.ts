import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProgram } from './process.ts';
import type { Served } from './process.ts';

export const dovecotBinary = '/usr/sbin/dovecot';

export interface DovecotNeeds {
  folder: string;
  files: { authority: string; certificate: string; key: string };
  ports: { imap: number; lmtp: number };
  /** Address of the introspection of tokens. */
  introspection: string;
}

/** Where Postfix asks Dovecot who somebody is. */
export const signInSocket = (folder: string): string => join(folder, 'sign-in');

/** `nobody`: who owns the mails. */
const owner = 65_534;

/** Debian's Dovecot: IMAP for us, LMTP and sign-in for Postfix. @throws when it does not start */
export async function startDovecot({ folder, files, ports, introspection }: DovecotNeeds): Promise<Served> {
  const at = (name: string): string => join(folder, name);
  mkdirSync(at('mail'), { mode: 0o700 });
  chownSync(at('mail'), owner, owner);
  for (const name of ['dovecot-run', 'dovecot-state']) mkdirSync(at(name), { mode: 0o755 });
  // Umask must not close what its processes cross.
  for (const name of ['dovecot-run', 'dovecot-state']) chmodSync(at(name), 0o755);
  writeFileSync(
    at('dovecot-oauth2.conf'),
    `introspection_url = ${introspection}
introspection_mode = post
username_attribute = username
active_attribute = active
active_value = true
`,
    { mode: 0o644 },
  );
  writeFileSync(
    at('dovecot.conf'),
    `base_dir = ${at('dovecot-run')}
state_dir = ${at('dovecot-state')}
log_path = ${at('dovecot.log')}
listen = 127.0.0.1
protocols = imap lmtp
ssl = required
ssl_min_protocol = TLSv1.2
ssl_cert = <${files.certificate}
ssl_key = <${files.key}
ssl_ca = <${files.authority}
ssl_require_crl = no
ssl_verify_client_cert = yes
auth_ssl_username_from_cert = yes
auth_mechanisms = xoauth2 external
auth_verbose = yes
auth_failure_delay = 0
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${at('dovecot-oauth2.conf')}
}
passdb {
  driver = static
  mechanisms = external
  args = nopassword=y
}
userdb {
  driver = static
  args = uid=${owner} gid=${owner} home=${at('mail')}/%u allow_all_users=yes
}
first_valid_uid = ${owner}
mail_location = maildir:~/mail
namespace inbox {
  inbox = yes
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${ports.lmtp}
  }
}
# Who was refused is not made to wait.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  unix_listener ${signInSocket(folder)} {
    mode = 0666
  }
}
`,
  );
  return startProgram({
    binary: dovecotBinary,
    args: ['-F', '-c', at('dovecot.conf')],
    port: ports.imap,
    log: at('dovecot.log'),
  });
}
