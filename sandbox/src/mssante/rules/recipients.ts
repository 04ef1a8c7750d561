import type { Mailbox } from '../mailboxes/post-office.ts';
import { bounceTexts, maxCitizenBytes } from './values.ts';

/** Why a recipient gets nothing. `code` and `status` as SMTP (RFC 5321) and RFC 3463 write them. */
export interface Refused {
  code: number;
  status: string;
  text: string;
}

export interface TrustedSpace {
  authorisedDomains: readonly string[];
  mailbox(address: string): Mailbox | undefined;
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Nothing leaves to, nor comes from, a domain that is not on the list (digest §1). */
export const outsideTheSpace = (address: string, { authorisedDomains }: TrustedSpace): Refused | undefined =>
  authorisedDomains.includes(domainOf(address))
    ? undefined
    : {
        code: 550,
        status: '5.7.1',
        text: `Le domaine ${domainOf(address)} n’appartient pas à l’espace de confiance MSSanté.`,
      };

/** Whether the mailbox takes this message; asked once the message is whole. */
export function undeliverable(address: string, size: number, space: TrustedSpace): Refused | undefined {
  const mailbox = space.mailbox(address);
  if (!mailbox) return { code: 550, status: '5.1.1', text: bounceTexts['5.1.1'] };
  if (mailbox.settings.state === 'none') return { code: 550, status: '5.1.1', text: bounceTexts['5.1.1'] };
  if (mailbox.settings.state === 'closed') return { code: 550, status: '5.2.1', text: bounceTexts['5.2.1'] };
  if (mailbox.type === 'CITIZEN' && size > maxCitizenBytes)
    return { code: 552, status: '5.3.4', text: bounceTexts['5.3.4'] };
  if (mailbox.settings.full)
    return { code: 552, status: '5.2.2', text: 'La boîte aux lettres du destinataire est pleine.' };
  return undefined;
}
