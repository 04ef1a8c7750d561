import { Textarea } from '@mantine/core';
import { exchanges } from '@liane/server/contract/exchanges';
import type { Sharing } from '@liane/server/contract/exchanges';
import { useState } from 'react';
import type { z } from 'zod';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { personRoute } from '../frame/parents.tsx';
import { DivergencePanel } from './divergence.panel.tsx';
import styles from './exchanges.module.css';

type Channel = z.infer<typeof Sharing>['channels'][number];

/** « Partage »: what the person accepts or refuses, by each way of sharing; said once, obeyed everywhere. */
export function SharingPage() {
  const { personId } = personRoute.useParams();
  const sharing = useAsk(exchanges.sharing, { params: { personId } }, { topics: [`person:${personId}`] });
  const maySay = useMay('exchanges.saySharing');
  const [saying, setSaying] = useState<Channel>();
  return (
    <Page
      title="Partage"
      lead="Informez la personne, puis notez ce qu’elle dit. Son choix est respecté dès le prochain envoi, et elle peut en changer quand elle veut."
      width="reading"
    >
      {sharing.error !== null && <ProblemMessage error={sharing.error} onRetry={() => void sharing.refetch()} />}
      {sharing.isLoading && <Waiting />}
      {sharing.data !== undefined && (
        <>
          {sharing.data.divergence !== null && (
            <DivergencePanel personId={personId} divergence={sharing.data.divergence} />
          )}
          <Panel title="Ce que la personne a dit">
            <ul className={styles['words']}>
              {sharing.data.channels.map((channel) => (
                <li key={channel.channel} aria-label={channel.inFrench}>
                  <div>
                    <p className={styles['state']}>
                      <b>{channel.inFrench}</b>
                      <Said channel={channel} />
                    </p>
                    <p className={styles['quiet']}>
                      {channel.last === null ? (
                        'Rien n’a été noté : les envois partent.'
                      ) : (
                        <>
                          « {channel.last.said} », noté par {channel.last.by} <FrenchDate at={channel.last.at} />
                        </>
                      )}
                    </p>
                  </div>
                  {maySay && (
                    <Button
                      aria-label={`${channel.refused ? 'Noter son accord' : 'Noter un refus'}\u00A0: ${channel.inFrench}`}
                      onClick={() => setSaying(channel)}
                    >
                      {channel.refused ? 'Noter son accord' : 'Noter un refus'}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Panel>
        </>
      )}
      {saying !== undefined && <SayDialog personId={personId} channel={saying} onClose={() => setSaying(undefined)} />}
    </Page>
  );
}

/** What nobody asked is not an agreement: nothing was refused. */
function Said({ channel: { refused, last } }: { channel: Channel }) {
  if (refused) return <Badge state="alert">Refusé</Badge>;
  return last === null ? <Badge state="plain">Pas de refus</Badge> : <Badge state="done">Autorisé</Badge>;
}

function SayDialog({ personId, channel, onClose }: { personId: string; channel: Channel; onClose: () => void }) {
  const refused = !channel.refused;
  const [said, setSaid] = useState('');
  const [id] = useState(newId);
  const say = useAct(exchanges.saySharing, { onDone: onClose, refreshes: () => [`person:${personId}`, 'exchanges'] });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() =>
        say.run({ params: { personId }, body: { id, channel: channel.channel, refused, said: said.trim() } })
      }
      title={`${refused ? 'Noter un refus' : 'Noter son accord'}\u202F: ${lower(channel.inFrench)}`}
      verb={refused ? 'Enregistrer le refus' : 'Enregistrer l’accord'}
      busy={say.busy}
      disabled={said.trim().length < 3}
      error={say.error}
    >
      <p>
        {refused
          ? 'Plus rien ne partira par cette voie. Ce qui attendait est retenu, sans être perdu.'
          : 'Ce qui était retenu par son refus repartira seul.'}
      </p>
      <Textarea
        label="Ce que la personne a dit"
        withAsterisk
        description="À qui, comment : « Refus dit de vive voix à l’infirmière »."
        autosize
        minRows={2}
        maxLength={300}
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}

/** « Alimenter son DMP » inside a sentence. */
const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
