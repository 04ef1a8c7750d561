import { acknowledge } from './acknowledge.ts';
import { checkConfig } from './config.ts';
import { fetchAll, fetchMessages } from './imap/fetch.ts';
import { markRead } from './imap/mark-read.ts';
import { watch } from './imap/watch.ts';
import type { Mssante, MssanteConfig } from './messages.ts';
import { send } from './send.ts';

export * from './errors.ts';
export { findOperator } from './find-operator.ts';
export { revocationListsOf } from './revocation-lists.ts';
export type { ServiceRecord } from './find-operator.ts';
export type * from './messages.ts';
export { readMessage } from './read/read-message.ts';
export { displayNameOf, pdfNameOf, subjectOf } from './wording.ts';
export type { MailboxHolder, NamedPerson } from './wording.ts';

/**
 * MSSanté through its operators. Opens no connection yet: each call has its own, so that an error on one disturbs nothing (ECO.1.2.3).
 * @throws MssanteMisconfigured when certificates, keys and authorities do not read together, or the product number is missing
 */
export function openMssante(config: MssanteConfig): Mssante {
  const settings = checkConfig(config);
  const closing = new AbortController();
  const watching = new Set<Promise<void>>();
  return {
    send: (message, key) => send(settings, message, key),
    fetch: (mailbox, key, after, most) => fetchMessages(settings, { mailbox, key }, after, most),
    fetchAll: (mailbox, key, after, most, take) => fetchAll(settings, { mailbox, key }, after, most, take),
    watch: (mailbox, key, hear, signal) => {
      const watched = watch(settings, { mailbox, key }, hear, AbortSignal.any([signal, closing.signal]));
      watching.add(watched);
      const forget = () => void watching.delete(watched);
      watched.then(forget, forget);
      return watched;
    },
    markRead: (mailbox, key, uid) => markRead(settings, { mailbox, key }, uid),
    acknowledge: (to, about, from, outcome, said, key, original) =>
      acknowledge(settings, { to, about, from, outcome, said, ...(original === undefined ? {} : { original }) }, key),
    close: async () => {
      closing.abort();
      await Promise.allSettled(watching);
    },
  };
}
