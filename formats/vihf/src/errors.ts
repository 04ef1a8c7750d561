/** An assertion that is not a VIHF one can read. `message` says which part, never what it holds. */
export class VihfUnreadable extends Error {
  override readonly name = 'VihfUnreadable';
  readonly code = 'vihf-unreadable';

  constructor(because: string) {
    super(`Ce VIHF est illisible : ${because}.`);
  }
}
