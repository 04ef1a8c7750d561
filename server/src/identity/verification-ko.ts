import type { Tx } from '../platform/index.ts';
import { settleStatus } from './change-status.ts';
import type { Person } from './person.ts';
import { axesOf } from './status.ts';
import type { Author } from './tables.ts';

/** INSi says this INS is not this person's: it is removed and the status goes down, QUAL → VALI, RECUP → PROV (INS/va1.08). */
export const removeContradictedIns = (tx: Tx, author: Author, person: Person): Promise<Person> =>
  settleStatus(
    tx,
    author,
    person,
    person,
    { ...axesOf(person.status), fromInsi: false },
    'INSi ne confirme pas ce matricule pour ces traits',
  );
