import { Dialog } from '../design/dialog.tsx';
import type { Fact } from './content.ts';
import { EndForm } from './end.form.tsx';
import { FactForm } from './fact-form.tsx';
import { FactHistory } from './fact-history.tsx';
import type { Kind, Typed } from './kind.ts';
import { WithdrawForm } from './withdraw.form.tsx';

/** What is being done to a fact. */
export type FactTask =
  | { act: 'record'; kind: Kind; preset?: Typed }
  | { act: 'correct' | 'end' | 'withdraw' | 'history'; kind: Kind; fact: Fact };

export interface FactDialogProps {
  personId: string;
  task: FactTask | undefined;
  onClose: () => void;
}

/** The window of the five acts and of the history. */
export function FactDialog({ personId, task, onClose }: FactDialogProps) {
  return (
    <Dialog
      open={task !== undefined}
      onClose={onClose}
      title={task === undefined ? '' : titleOf(task)}
      wide={task !== undefined && isWide(task)}
    >
      {task !== undefined && <Task personId={personId} task={task} onClose={onClose} />}
    </Dialog>
  );
}

function Task({ personId, task, onClose }: { personId: string; task: FactTask; onClose: () => void }) {
  switch (task.act) {
    case 'record':
      return <FactForm personId={personId} kind={task.kind} preset={task.preset} onDone={onClose} onBack={onClose} />;
    case 'correct':
      return <FactForm personId={personId} kind={task.kind} fact={task.fact} onDone={onClose} onBack={onClose} />;
    case 'end':
      return <EndForm personId={personId} kind={task.kind} fact={task.fact} onClose={onClose} />;
    case 'withdraw':
      return <WithdrawForm personId={personId} kind={task.kind} fact={task.fact} onClose={onClose} />;
    default:
      return <FactHistory personId={personId} kind={task.kind} fact={task.fact} />;
  }
}

/** Grids of tiles and lists of objectives need room; a plain form reads better in one column. */
const isWide = (task: FactTask): boolean => (task.act === 'record' || task.act === 'correct') && needsRoom(task.kind);

export const needsRoom = ({ Fields, After }: Kind): boolean => Fields !== undefined || After !== undefined;

function titleOf(task: FactTask): string {
  switch (task.act) {
    case 'record':
      return `Noter ${task.kind.one}`;
    case 'correct':
      return `Corriger ${task.kind.one}`;
    case 'end':
      return task.kind.endVerb ?? 'Dire que c’est terminé';
    case 'withdraw':
      return 'Retirer ce qui a été noté par erreur';
    default:
      return 'Qui a écrit quoi, et avant';
  }
}
