import { Checkbox, Switch } from '@mantine/core';
import { identity } from '@liane/server/contract/identity';
import { useState } from 'react';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { curled, spoken } from '../facts/spoken.ts';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { SavedAt } from '../design/saved-at.tsx';
import type { Kept } from '../design/saved-at.tsx';
import table from '../design/table.module.css';
import { Waiting } from '../design/waiting.tsx';

/** `/reglages/identites`: which papers are offered, which are of high trust, and whether one validates by itself. */
export function IdentitySettingsPage() {
  const settings = useAsk(identity.settings, {}, { topics: ['identity-settings'] });
  const [kept, setKept] = useState<Kept>({ state: 'nothing' });
  const change = useAct(identity.changeSettings, {
    refreshes: () => ['identity-settings'],
    onDone: ({ at }) => setKept({ state: 'saved', at: new Date(at) }),
  });
  const current = settings.data;
  const save = (next: NonNullable<typeof current>): void => {
    change.run({
      body: {
        validateOnHighTrustProof: next.validateOnHighTrustProof,
        proofs: next.proofs.map(({ type, highTrust, offered }) => ({ type, highTrust, offered })),
      },
    });
  };
  return (
    <Page
      title="Identitovigilance"
      lead="Les règles de votre organisme, dans le cadre du référentiel national."
      actions={<SavedAt kept={kept} draft={false} />}
      width="reading"
    >
      {settings.error !== null && <ProblemMessage error={settings.error} onRetry={() => void settings.refetch()} />}
      {change.error !== null && <ProblemMessage error={change.error} />}
      {settings.isLoading && <Waiting />}
      {current !== undefined && (
        <>
          <Panel title="Validation">
            <Switch
              label="Noter une pièce de haute confiance valide l’identité"
              description="Sinon, la pièce est notée et une personne habilitée valide ensuite."
              checked={current.validateOnHighTrustProof}
              onChange={(event) => save({ ...current, validateOnHighTrustProof: event.currentTarget.checked })}
            />
          </Panel>
          <Panel title="Pièces d’identité">
            <div className={table['scroll']}>
              <table className={table['table']}>
                <thead>
                  <tr>
                    <th scope="col">Pièce</th>
                    <th scope="col">Proposée</th>
                    <th scope="col">Haute confiance</th>
                  </tr>
                </thead>
                <tbody>
                  {current.proofs.map((proof) => {
                    const set = (patch: Partial<typeof proof>): void =>
                      save({
                        ...current,
                        proofs: current.proofs.map((each) => (each.type === proof.type ? { ...each, ...patch } : each)),
                      });
                    return (
                      <tr key={proof.type}>
                        <td>
                          {spoken(proof.label)}
                          <small>{proof.type}</small>
                        </td>
                        <td>
                          <Checkbox
                            aria-label={`${curled(proof.label)} : proposée`}
                            checked={proof.offered}
                            onChange={(event) => set({ offered: event.currentTarget.checked })}
                          />
                        </td>
                        <td>
                          <Checkbox
                            aria-label={`${curled(proof.label)} : haute confiance`}
                            checked={proof.highTrust}
                            onChange={(event) => set({ highTrust: event.currentTarget.checked })}
                          />
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          </Panel>
        </>
      )}
    </Page>
  );
}
