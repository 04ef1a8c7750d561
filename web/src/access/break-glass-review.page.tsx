import { Textarea } from '@mantine/core';
import { access } from '@liane/server/contract/access';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import form from '../design/form.module.css';
import { FrenchDate } from '../design/french-date.tsx';
import { CheckIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';

/** `/acces-urgence`: records opened outside one's rights, each to be read again by someone. */
export function BreakGlassReviewPage() {
  const list = useAsk(access.breakGlassToReview, {}, { topics: ['break-glass'] });
  const toReview = (list.data ?? []).filter(({ review }) => review === null);
  const reviewed = (list.data ?? []).filter(({ review }) => review !== null);
  return (
    <Page
      title="Accès d’urgence"
      lead="Un dossier ouvert hors de ses droits se justifie : relisez chaque raison."
      width="reading"
    >
      {list.error !== null && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.isLoading && <Waiting />}
      {list.isSuccess && toReview.length === 0 && <EmptyState icon={<CheckIcon size={28} />} title="Rien à relire." />}
      {toReview.map((opening) => (
        <Panel key={opening.id} title={opening.personName} aside={<Badge state="todo">À relire</Badge>}>
          <Opening opening={opening} />
          <Review opening={opening} />
        </Panel>
      ))}
      {reviewed.length > 0 && <h2>Déjà relus</h2>}
      {reviewed.map((opening) => (
        <Panel
          key={opening.id}
          level={3}
          title={opening.personName}
          aside={
            opening.review?.justified === true ? (
              <Badge state="done">Justifié</Badge>
            ) : (
              <Badge state="alert">Non justifié</Badge>
            )
          }
        >
          <Opening opening={opening} />
          {opening.review !== null && (
            <p>
              {opening.review.by}, <FrenchDate at={opening.review.at} />
              &nbsp;: {opening.review.comment}
            </p>
          )}
        </Panel>
      ))}
    </Page>
  );
}

type OpeningRow = NonNullable<ReturnType<typeof useAsk<typeof access.breakGlassToReview>>['data']>[number];

function Opening({ opening }: { opening: OpeningRow }) {
  return (
    <p>
      <Link to="/personnes/$personId" params={{ personId: opening.personId }}>
        Dossier
      </Link>{' '}
      ouvert <FrenchDate at={opening.at} /> par <b>{opening.who}</b>&nbsp;: « {opening.reason} »
    </p>
  );
}

function Review({ opening }: { opening: OpeningRow }) {
  const mayReview = useMay('access.reviewBreakGlass');
  const [comment, setComment] = useState('');
  const review = useAct(access.reviewBreakGlass, { refreshes: () => ['break-glass'] });
  if (!mayReview) return null;
  const say = (justified: boolean): void =>
    review.run({ params: { id: opening.id }, body: { justified, comment: comment.trim() } });
  const mute = comment.trim().length < 3;
  return (
    <div className={form['form']} style={{ marginTop: '0.75rem' }}>
      <Textarea
        label="Votre relecture"
        withAsterisk
        autosize
        minRows={2}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      {review.error !== null && <ProblemMessage error={review.error} />}
      <div className={form['actions']}>
        <Button kind="grave" busy={review.busy} disabled={mute} onClick={() => say(false)}>
          Non justifié
        </Button>
        <Button kind="first" busy={review.busy} disabled={mute} onClick={() => say(true)}>
          Justifié
        </Button>
      </div>
    </div>
  );
}
