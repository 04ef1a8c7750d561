import type { access } from '@liane/server/contract/access';
import type { BodyOf } from '@liane/server/contract/platform';

/** A role in an establishment, as the server takes it. */
export type TypedPractice = BodyOf<typeof access.addStaff>['practices'][number];

export const newPractice = (establishmentId: string): TypedPractice => ({
  establishmentId,
  role: 'soignant',
  professionCode: null,
  genre: 'NONE',
  isAdministrator: false,
});
