export { startSandbox } from './start.ts';
export type { RunningSandbox, SandboxOptions } from './start.ts';
export { RecordRefused } from './dmp/index.ts';
export type * from './dmp/index.ts';
export type { SandboxCertificates, KeyedCertificate } from './certificates/index.ts';
export type { Fault, FaultKind, Faults } from './town/faults.ts';
export type { Journal, JournalEntry } from './town/journal.ts';
export type { SandboxAddresses, SandboxClient, SandboxService, Town, WireAnswer } from './service.ts';
export { BrowserCookies, signInWithoutBrowser, SignInStopped, tokenWithoutBrowser } from './testing.ts';
