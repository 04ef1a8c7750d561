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
  /** Built web application; absent in tests of the API alone. */
  webDir?: string;
  /** Seconds without a gesture before a session closes (IE.38: 2 h at most). */
  inactivitySeconds?: number;
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
