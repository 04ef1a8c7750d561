import type { Doorkeeper, Tx } from '../platform/index.ts';

/** What a notice says of a message sent from here (digest 9). */
export interface Notice {
  organisationId: string;
  /** `Message-ID` of the message it is about. */
  messageId: string;
  outcome: 'delivered' | 'failed' | 'delayed' | 'relayed' | 'displayed' | 'processed' | 'error';
  said: string;
  at: Date;
}

/** What the levels beside and below lend to messaging. */
export interface MessagingNeeds {
  /**
   * From access: the Pro Santé Connect token of one of these accounts with a live session, or null. Never kept. One that the
   * operator refused is not given again: its session is asked about, and ends here if it is over there.
   */
  holderToken(
    organisationId: string,
    accountIds: readonly string[],
    refused: ReadonlySet<string>,
  ): Promise<{ accountId: string; accessToken: string } | null>;
  /** From exchanges: a notice about something it sent; true when it was. */
  noticeArrived?(tx: Tx, notice: Notice): Promise<boolean>;
  /** From exchanges: the ways out that this person refuses today. */
  refusedBy(tx: Tx, organisationId: string, personId: string): Promise<ReadonlySet<string>>;
  /** What is filed by rule leaves a trace like a click. */
  doorkeeper: Pick<Doorkeeper, 'trace' | 'traceRefusal'>;
}
