import { exchanges } from '@liane/server/contract/exchanges';
import { useAsk } from '../client/use-ask.ts';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { CertificateList, ExpiringCertificates } from './certificates.tsx';
import { Services } from './services.tsx';
import { ToMend } from './to-mend.tsx';

/** `/reglages/connexions`: how the services stand and when the certificates end, for whoever keeps the installation; no sending is named. */
export function ConnectionsPage() {
  const asked = useAsk(exchanges.connections, {}, { topics: ['exchanges'] });
  return (
    <Page
      title="Connexions et certificats"
      lead="Ce qui relie l’installation aux services nationaux. Aucune donnée de santé n’est montrée ici."
      width="reading"
    >
      {asked.error !== null && <ProblemMessage error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isLoading && <Waiting />}
      {asked.data !== undefined && (
        <>
          <ToMend />
          <ExpiringCertificates certificates={asked.data.certificates} />
          <Services services={asked.data.services} />
          {asked.data.certificates.length > 0 && (
            <Panel title="Certificats">
              <CertificateList certificates={asked.data.certificates} />
            </Panel>
          )}
          <Panel title="Vérifier chaque raccordement">
            <p>
              Sur la machine, la commande <code>npm run liane -- doctor</code> essaie chaque service (nom, TLS,
              certificat, horloge, connexion) et dit en français ce qu’il faut corriger.
            </p>
          </Panel>
        </>
      )}
    </Page>
  );
}
