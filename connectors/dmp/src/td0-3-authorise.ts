import { call } from './call.ts';
import type { Line, Transaction } from './call.ts';
import type { InsOf, SignedIn } from './messages.ts';
import { checkStatus } from './status.ts';
import { patientIdOf } from './vihf.ts';

const namespace = 'urn:si-dmp-habilitations';
const action = 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization';

const transaction: Transaction = {
  name: 'TD0.3',
  service: 'authorisations',
  action,
  answers: [`${action}Response`],
  repeatable: true,
};

/**
 * TD0.3 (digest §3.4): adds or removes the authorisation of the caller, or their role of médecin traitant.
 * The person is named by the VIHF alone. @throws DmpError
 */
export const authorise = (
  line: Line,
  ins: InsOf,
  change: 'AJOUT' | 'SUPPRESSION',
  by: SignedIn,
  role?: 'MEDECIN_TRAITANT',
): Promise<void> =>
  call(
    line,
    transaction,
    {
      body:
        `<setAuthorization xmlns="${namespace}"><action>${change}</action>` +
        `${role === undefined ? '' : `<role>${role}</role>`}</setAuthorization>`,
      patientId: patientIdOf(ins),
      by,
    },
    ({ message }) => void checkStatus(message, 'setAuthorizationResponse', namespace),
  );
