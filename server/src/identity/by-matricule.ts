import { matriculeKey } from '@liane/vocabulary';
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { IdentityTables } from './tables.ts';

/** Who bears this matricule, or bore it; 13 characters are completed by their key. */
export const byMatricule =
  (typed: string) =>
  (is: ExpressionBuilder<IdentityTables, 'persons'>): Expression<SqlBool> => {
    const matricule = typed.length === 13 ? typed + (matriculeKey(typed) ?? '') : typed;
    return is.or([
      is('ins_matricule', '=', matricule),
      is(sql<boolean>`ins_history @> ${[matricule]}::text[]`, '=', sql.lit(true)),
    ]);
  };
