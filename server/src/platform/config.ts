/** All that a server needs to know to run; `cli` reads it from the environment (demonstration) or a file (production). */
export interface ServerConfig {
  /** 0 takes a free port (tests). */
  port: number;
  host: string;
  /** As browsers reach it, e.g. `http://localhost:3000`: origin of cookies, passkeys and redirections. */
  publicUrl: string;
  /** Connection string of the owner of the database. */
  databaseUrl: string;
  /** Where the heads of the sealed traces and the server's own secrets are kept, outside the database. */
  dataDir: string;
  /** Name shown on the sign-in page. */
  installationName: string;
  /** Demonstration: loopback, sandbox services, test identities. Production refuses all three. */
  demonstration: boolean;
  sandboxUrl?: string;
  proSanteConnect: ProSanteConnectConfig;
  insi: InsiConfig;
  /** Absent: this installation is not connected to the service, and its screens say so. */
  dmp?: DmpConfig;
  mssante?: MssanteConfig;
  annuaire?: AnnuaireConfig;
  /** Built web application; absent in tests of the API alone. */
  webDir?: string;
  /** Seconds without a gesture before a session closes (IE.38: 2 h at most). */
  inactivitySeconds?: number;
  /** Seconds during which a sending may be recalled before it leaves; 60 when absent. */
  recallSeconds?: number;
  logLevel?: 'silent' | 'error' | 'warn' | 'info';
  /** False in a process that only answers HTTP; another one carries the jobs. */
  worker?: boolean;
}

export interface ProSanteConnectConfig {
  /** `…/.well-known/wallet-openid-configuration`. */
  discoveryUrl: string;
  clientId: string;
  clientSecret: string;
  /** Plain http is accepted only for the sandbox. */
  sandbox: boolean;
  timeoutMs?: number;
}

export interface InsiConfig {
  /** Address of the téléservice, https. */
  url: string;
  /** PEM of the IGC-Santé organisation certificate (CN INSI-MANU) and its key. */
  certificatePem: string;
  keyPem: string;
  /** PEM of the authorities that vouch for the service. */
  authoritiesPem?: string;
  /** CNDA authorisation number of this product. */
  idam: string;
  /** Struct_IdNat in the OU of the certificate. */
  emitter: string;
  sandbox: boolean;
  timeoutMs?: number;
}

/** The DMP (national digest 3): addresses, and the two certificates of the structure, PEM. */
export interface DmpConfig {
  addresses: {
    patients: string;
    authorisations: string;
    repository: string;
    registry: string;
    update: string;
    web: string;
  };
  certificatePem: string;
  keyPem: string;
  sealCertificatePem: string;
  sealKeyPem: string;
  authoritiesPem: string;
  /** LPS_ID_HOMOLOGATION_DMP, given by the CNDA. */
  homologation: string;
  /** LPS_ID: this installation. */
  installation: string;
  sourceId: string;
  repositoryUniqueId: string;
  sandbox: boolean;
  timeoutMs?: number;
  /** By Struct_IdNat, the certificates of the establishments that have their own (digest 3.15). */
  structures?: Readonly<
    Record<string, Pick<DmpConfig, 'certificatePem' | 'keyPem' | 'sealCertificatePem' | 'sealKeyPem'>>
  >;
}

/** MSSanté (digest 3): operators, the trusted space, and the mailboxes of this installation. */
export interface MssanteConfig {
  operators: {
    domains: string[];
    imap: { host: string; port: number; implicitTls?: boolean };
    smtp: { host: string; port: number; implicitTls?: boolean };
    authoritiesPem: string;
    /** Files of their last revocation lists, PEM or DER: read again when they change. */
    revocationFiles?: string[];
    certificatePem?: string;
    keyPem?: string;
    servername?: string;
  }[];
  authorisedDomains: string[];
  citizenDomain: string;
  /** X-MSS-NIL. */
  productNil: string;
  /** FINESS géographique → the applicative mailbox of the establishment. */
  applicativeMailboxes: Record<string, string>;
  sandbox: boolean;
}

/** The Annuaire Santé (FHIR v2). */
export interface AnnuaireConfig {
  address: string;
  apiKey: string;
  authoritiesPem?: string;
  sandbox: boolean;
}
