import { useAsk } from '../client/use-ask.ts';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Timeline } from '../design/timeline.tsx';
import type { TimelineEntry } from '../design/timeline.tsx';
import { Waiting } from '../design/waiting.tsx';
import { doors } from './content.ts';
import type { Fact } from './content.ts';
import { read } from './kind.ts';
import type { Kind } from './kind.ts';

export interface FactHistoryProps {
  personId: string;
  kind: Kind;
  fact: Fact;
}

/** Every version of one fact, latest first: who, when, and what was written before. */
export function FactHistory({ personId, kind, fact }: FactHistoryProps) {
  const history = useAsk(
    doors[kind.module].history,
    { params: { personId, factId: fact.factId } },
    { topics: [`person:${personId}`] },
  );
  if (history.error !== null) return <ProblemMessage error={history.error} onRetry={() => void history.refetch()} />;
  if (history.data === undefined) return <Waiting />;
  return <Timeline label="Histoire de cette information" entries={entriesOf(kind, history.data)} />;
}

const stateWords: Record<Fact['state'], string> = { current: 'Corrigé', ended: 'Terminé', withdrawn: 'Retiré' };

export function entriesOf(kind: Kind, versions: readonly Fact[]): TimelineEntry[] {
  return versions
    .toSorted((a, b) => b.version - a.version)
    .map((version) => {
      const { title, details } = read(kind, version);
      const verb = version.version === 1 ? 'Noté' : stateWords[version.state];
      return {
        key: version.id,
        at: version.recordedAt,
        by: version.by,
        title: `${verb}\u00A0: ${title}`,
        detail: (
          <>
            {details.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {version.why !== null && <p>Motif&nbsp;: {version.why}</p>}
          </>
        ),
        cancelled: version.state === 'withdrawn',
      };
    });
}
