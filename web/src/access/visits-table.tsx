import table from '../design/table.module.css';
import { boundSpaces } from '../facts/spoken.ts';
import { VisitTimes } from './visit-times.tsx';
import { visits } from './visits.ts';
import type { Told } from './visits.ts';
import { whyInWords } from './words.ts';

/** Who did what, and when, one line a visit; `whys` says why too, where what is read may have been out of reach. */
export function VisitsTable({ traces, whys = false }: { traces: readonly Told[]; whys?: boolean }) {
  return (
    <div className={table['scroll']}>
      <table className={`${table['table']} ${table['folding']}`}>
        <thead>
          <tr>
            <th scope="col">Qui</th>
            <th scope="col">Quoi</th>
            <th scope="col">Quand</th>
            {whys && <th scope="col">Pourquoi</th>}
          </tr>
        </thead>
        <tbody>
          {visits(traces).map((visit) => {
            const { at, who, role, actInFrench, why } = visit.latest;
            return (
              <tr key={`${at} ${who} ${actInFrench}`}>
                <td>
                  {who}
                  <small>{role}</small>
                </td>
                <td>{boundSpaces(actInFrench)}</td>
                <td>
                  <VisitTimes visit={visit} />
                </td>
                {whys && <td {...(why !== null && { 'data-label': 'Pourquoi' })}>{why !== null && whyInWords(why)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
