import type { Telecom } from '../resource.ts';
import { extensions, systems } from './systems.ts';

/** A MSSanté mailbox and its metadata (digest 2). */
export const mailbox = (address: string, kind: 'PER' | 'ORG', redList = false): Telecom => ({
  extension: [
    { url: extensions.mailKind, valueCoding: { system: systems.mailKind, code: 'MSSANTE' } },
    {
      url: extensions.mailbox,
      extension: [
        { url: 'type', valueCodeableConcept: { coding: [{ system: systems.mailboxKind, code: kind }] } },
        { url: 'listeRouge', valueBoolean: redList },
      ],
    },
  ],
  system: 'email',
  value: address,
  rank: 1,
});

/** As the directory writes it: ten digits. */
export const phone = (number: string): Telecom => ({ system: 'phone', value: number.replace('+33', '0'), rank: 1 });
