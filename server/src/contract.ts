import { access } from './access/contract.ts';
import { careplan } from './careplan/contract.ts';
import { circle } from './circle/contract.ts';
import { directory } from './directory/contract.ts';
import { dmp } from './dmp/contract.ts';
import { documents } from './documents/contract.ts';
import { drafts } from './drafts/contract.ts';
import { exchanges } from './exchanges/contract.ts';
import { fhirApi } from './fhir-api/contract.ts';
import { health } from './health/contract.ts';
import { identity } from './identity/contract.ts';
import { medication } from './medication/contract.ts';
import { messaging } from './messaging/contract.ts';
import { record } from './record/contract.ts';
import { stays } from './stays/contract.ts';

/** All the application can ask of the server, by module. */
export const api = {
  access,
  careplan,
  circle,
  directory,
  dmp,
  documents,
  drafts,
  exchanges,
  fhirApi,
  health,
  identity,
  medication,
  messaging,
  record,
  stays,
};

export * from './platform/contract.ts';
