export { checkCda } from './check-cda.ts';
export type { CheckOptions, CheckedEnvironment, Finding, Verdict } from './verdict.ts';
