import { Checkbox, Radio } from '@mantine/core';
import { exchanges } from '@liane/server/contract/exchanges';
import { useEffect, useRef } from 'react';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import styles from './exchanges.module.css';
import { towards, visibilities } from './words.ts';
import type { Choices } from './words.ts';

export interface SendingChoicePanelProps {
  personId: string;
  documentId: string;
  choices: Choices;
  onChoose: (choices: Choices) => void;
  /** When the draft was last kept: who receives may have changed. */
  savedAt: string;
  /** `short`: only what leaves, without the choice of who sees it. */
  short?: boolean;
}

/** Before validating: who will see the document, to whom it leaves, and what does not leave this time. */
export function SendingChoicePanel({
  personId,
  documentId,
  choices,
  onChoose,
  savedAt,
  short = false,
}: SendingChoicePanelProps) {
  const may = useMay('exchanges.plan');
  const plan = useAsk(
    exchanges.plan,
    { params: { id: documentId, visibility: choices.visibility } },
    { enabled: may, keepPrevious: true, topics: [`person:${personId}`, 'exchanges'] },
  );
  const shownOf = useRef(savedAt);
  const { refetch } = plan;
  useEffect(() => {
    if (shownOf.current === savedAt) return;
    shownOf.current = savedAt;
    void refetch();
  }, [savedAt, refetch]);
  if (!may) return null;
  const lines = plan.data?.lines ?? [];
  const open = lines.filter(({ state }) => state !== 'never');
  const none = open.length > 0 && open.every(({ key }) => choices.skipped.includes(key));
  const skip = (keys: readonly string[], skipped: boolean): void =>
    onChoose({
      ...choices,
      skipped: skipped
        ? [...new Set([...choices.skipped, ...keys])]
        : choices.skipped.filter((key) => !keys.includes(key)),
    });
  return (
    <Panel title="Ce qui partira">
      <div className={styles['choice']}>
        {!short && (
          <Radio.Group
            label="Qui le verra"
            value={choices.visibility}
            onChange={(value) => {
              const chosen = visibilities.find((each) => each.value === value);
              if (chosen) onChoose({ ...choices, visibility: chosen.value });
            }}
          >
            <div className={styles['plan']}>
              {visibilities.map(({ value, words, detail }) => (
                <Radio key={value} value={value} label={words} description={detail} />
              ))}
            </div>
          </Radio.Group>
        )}
        {plan.error !== null && <ProblemMessage error={plan.error} onRetry={() => void plan.refetch()} />}
        {plan.isLoading && <Waiting />}
        <ul className={styles['plan']} aria-label="Destinataires de l’envoi">
          {lines.map((line) => (
            <li key={line.key}>
              <Checkbox
                label={`Envoyer ${towards(line)}`}
                description={line.detail}
                checked={line.state !== 'never' && !choices.skipped.includes(line.key)}
                disabled={line.state === 'never'}
                onChange={(event) => skip([line.key], !event.currentTarget.checked)}
              />
              {line.said !== null && (
                <div className={styles['why']}>
                  {line.state !== 'leaves' && (
                    <Badge state={line.state === 'held' ? 'late' : 'plain'}>
                      {line.state === 'held' ? 'Attendra' : 'Ne part pas'}
                    </Badge>
                  )}
                  <p className={line.state === 'leaves' ? styles['quiet'] : undefined}>{line.said}</p>
                  {line.todo !== null && <p className={styles['quiet']}>{line.todo}</p>}
                </div>
              )}
            </li>
          ))}
        </ul>
        {open.length > 0 && (
          <Checkbox
            label="Ne pas envoyer cette fois"
            description="Le document est gardé ici ; la version suivante partira."
            checked={none}
            onChange={(event) =>
              skip(
                open.map(({ key }) => key),
                event.currentTarget.checked,
              )
            }
          />
        )}
        {plan.data !== undefined && open.length > 0 && !none && (
          <p className={styles['quiet']}>{delayInWords(plan.data.recallSeconds)}</p>
        )}
      </div>
    </Panel>
  );
}

const delayInWords = (seconds: number): string =>
  seconds <= 0
    ? 'Il part dès la validation.'
    : `Il part ${seconds < 120 ? `${seconds} secondes` : `${Math.round(seconds / 60)} minutes`} après la validation : jusque-là, « Rappeler l’envoi » l’arrête.`;
