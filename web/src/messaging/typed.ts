export interface Person {
  id: string;
  displayName: string;
}

/** What a letter says before it leaves: kept while it is typed. */
export interface Typed {
  mailboxId: string;
  to: string[];
  /** Under which name each address was found. */
  names: Record<string, string>;
  /** Whose citizen mailbox it goes to. */
  person: Person | null;
  about: Person | null;
  subject: string;
  text: string;
  endOfExchange: boolean;
}
