import type { FastifyInstance } from 'fastify';
import type { DmpRecords } from '../dmp/index.ts';
import type { Mssante } from '../mssante/index.ts';
import type { Town } from '../service.ts';
import { mountCitizenMail } from './citizen/messages.ts';
import { mountSpaces } from './citizen/routes.ts';
import { emergencyDepartment } from './emergency/party.ts';
import { mountReturn, wayBack } from './emergency/routes.ts';
import { mountHome } from './home.ts';
import { createPost } from './mailbox/post.ts';
import { mountMailbox } from './mailbox/routes.ts';
import { acceptPartyForms } from './party.ts';
import type { Memory } from './party.ts';
import { practice } from './practice/party.ts';
import { mountDeposits, wayToDeposit } from './practice/routes.ts';
import { mountDirectAccess } from './web-ps/direct-access.ts';
import { mountWebPs } from './web-ps/routes.ts';

/** The screens of those who are not Liane: what a trainer, or a story, presses on the other side. */
export interface Parties {
  mount(app: FastifyInstance, town: Town): Promise<void>;
  /** Forgets what was opened and sent. */
  reset(): void;
}

export function createParties(records: DmpRecords, mssante: Mssante): Parties {
  const memory: Memory = { opened: new Map(), sent: new Map() };
  return {
    reset() {
      memory.opened.clear();
      memory.sent.clear();
    },
    async mount(app, town) {
      const desk = { town, records, post: createPost(mssante, () => town), memory };
      await app.register(async (scope) => {
        acceptPartyForms(scope);
        mountHome(scope, emergencyDepartment, desk);
        mountMailbox(scope, emergencyDepartment, desk);
        mountWebPs(scope, emergencyDepartment, desk, wayBack(emergencyDepartment));
        mountReturn(scope, emergencyDepartment, desk);
        mountHome(scope, practice, desk);
        mountMailbox(scope, practice, desk);
        mountWebPs(scope, practice, desk, wayToDeposit(practice));
        mountDeposits(scope, practice, desk);
        mountDirectAccess(scope, desk);
        mountSpaces(scope, desk);
        mountCitizenMail(scope, desk);
      });
    },
  };
}
