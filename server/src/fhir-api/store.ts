import type { FrCoreVersion } from '@liane/fhir';
import type { FactContent, FactState } from '../facts/index.ts';
import type { Tx } from '../platform/index.ts';

export interface ClientRow {
  organisation_id: string;
  id: string;
  name: string;
  scopes: string[];
  fr_core: FrCoreVersion;
  secret_hash: string;
  cursor_key: Buffer;
  added_at: Date;
  added_by: string;
  last_token_at: Date | null;
  closed_at: Date | null;
  closed_by: string | null;
}

interface TokenRow {
  organisation_id: string;
  id: string;
  client_id: string;
  token_hash: Buffer;
  scopes: string[];
  issued_at: Date;
  expires_at: Date;
}

/** What every listed row says: its place in an order. */
export interface Listed {
  organisation_id: string;
  id: string;
  person_id: string;
  changed_at: Date;
  dated_at: Date | null;
}

export interface FactListed extends Listed {
  kind: string;
  version: number;
  series: boolean;
  content: FactContent;
  occurred_at: Date;
  by_name: string;
  state: FactState;
  ended_at: Date | null;
}

interface FhirTables {
  fhir_clients: ClientRow;
  fhir_tokens: TokenRow;
  fhir_people: {
    organisation_id: string;
    id: string;
    local_id: string;
    names: string;
    birth_date: string;
    ins_matricule: string | null;
    status: string;
    merged_into: string | null;
    changed_at: Date;
  };
  fhir_stays: Listed;
  fhir_facts: FactListed;
}

export const tables = (tx: Tx) => tx.on<FhirTables>();
