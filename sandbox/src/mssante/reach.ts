/** Ports of the operator: STARTTLS, and TLS at once (`s`). */
export interface MailPorts {
  smtp: number;
  smtps: number;
  imap: number;
  imaps: number;
}

interface Place {
  host: string;
  port: number;
  implicitTls?: boolean;
}

/** The operator and the trusted space as the software under test is configured with them. */
export interface MssanteReach {
  operators: {
    domains: string[];
    imap: Place;
    smtp: Place;
    authoritiesPem: string;
    certificatePem?: string;
    keyPem?: string;
    servername?: string;
  }[];
  authorisedDomains: string[];
  citizenDomain: string;
  productNil: string;
  /** FINESS géographique → applicative mailbox. */
  applicativeMailboxes: Record<string, string>;
  sandbox: boolean;
}
