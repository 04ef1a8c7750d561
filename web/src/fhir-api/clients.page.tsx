import { fhirApi } from '@liane/server/contract/fhir-api';
import type { FhirClient } from '@liane/server/contract/fhir-api';
import { useState } from 'react';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { FactsList } from '../design/facts-list.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { PlusIcon, ShareIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { AddClientDialog } from './add-client.form.tsx';
import { ToCopy } from './client-secret.tsx';
import { scopesInFrench } from './typed-scopes.ts';

/** `/reglages/logiciels`: the software of partners that reads through the FHIR API. */
export function FhirClientsPage() {
  const list = useAsk(fhirApi.clients, {}, { topics: ['fhir-clients'] });
  const mayAdd = useMay('fhir-api.addClient');
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title="Logiciels partenaires"
      lead="Ils lisent par l’API FHIR ce que vous leur ouvrez, et n’écrivent rien. Chaque lecture laisse une trace."
      width="reading"
      actions={
        mayAdd && (
          <Button kind="first" icon={<PlusIcon />} onClick={() => setAdding(true)}>
            Ouvrir à un logiciel
          </Button>
        )
      }
    >
      {list.error !== null && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.isLoading && <Waiting />}
      {list.data?.clients.length === 0 && (
        <EmptyState icon={<ShareIcon size={28} />} title="Aucun logiciel ne lit par l’API.">
          Ouvrez-la à un partenaire, en choisissant ce qu’il pourra lire.
        </EmptyState>
      )}
      {list.data?.clients.map((client) => (
        <ClientPanel key={client.id} client={client} />
      ))}
      {list.data !== undefined && (
        <Panel title="À donner à chaque partenaire">
          <ToCopy label="Adresse de l’API" text={list.data.fhirUrl} />
          <ToCopy label="Adresse des jetons" text={list.data.tokenUrl} />
        </Panel>
      )}
      <AddClientDialog open={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}

function ClientPanel({ client }: { client: FhirClient }) {
  const closed = client.closedAt !== null;
  return (
    <Panel title={client.name} aside={closed ? <Badge state="plain">Fermé</Badge> : <Badge state="done">Ouvert</Badge>}>
      <FactsList
        lines={[
          { label: 'Peut lire', value: scopesInFrench(client.scopes) },
          { label: 'FR Core', value: client.frCore },
          { label: 'Identifiant', value: client.id },
          {
            label: 'Ouvert',
            value: (
              <>
                <FrenchDate at={client.addedAt} />, par {client.addedBy}
              </>
            ),
          },
          {
            label: 'Dernier jeton',
            value: client.lastTokenAt === null ? 'jamais demandé' : <FrenchDate at={client.lastTokenAt} />,
          },
          ...(client.closedAt === null
            ? []
            : [
                {
                  label: 'Fermé',
                  value: (
                    <>
                      <FrenchDate at={client.closedAt} />, par {client.closedBy}
                    </>
                  ),
                },
              ]),
        ]}
      />
      {!closed && <CloseClient client={client} />}
    </Panel>
  );
}

function CloseClient({ client }: { client: FhirClient }) {
  const mayClose = useMay('fhir-api.closeClient');
  const [asking, setAsking] = useState(false);
  const close = useAct(fhirApi.closeClient, { refreshes: () => ['fhir-clients'], onDone: () => setAsking(false) });
  if (!mayClose) return null;
  return (
    <>
      <Button small kind="grave" onClick={() => setAsking(true)}>
        Fermer cet accès
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Fermer l’accès de ${client.name}`}
        verb="Fermer l’accès"
        grave
        busy={close.busy}
        error={close.error}
        onConfirm={() => close.run({ params: { id: client.id } })}
      >
        <p>Ses jetons ne valent plus rien aussitôt. Un accès fermé ne se rouvre pas : on en ouvre un autre.</p>
      </ConfirmDialog>
    </>
  );
}
