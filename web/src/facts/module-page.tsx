import type { ReactNode } from 'react';
import type { PageProps } from '../design/page.tsx';
import { Page } from '../design/page.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { useMay } from '../client/use-session.ts';
import type { Fact, FactModule } from './content.ts';
import { FactDialog } from './fact-dialog.tsx';
import type { FactTask } from './fact-dialog.tsx';
import { useFacts } from './use-facts.ts';
import { useTask } from './use-task.ts';

export interface ModulePageProps {
  personId: string;
  title: string;
  module: FactModule;
  width?: PageProps['width'];
  actions?: (open: (task: FactTask) => void) => ReactNode;
  children: (facts: Fact[], onTask: (task: FactTask) => void) => ReactNode;
}

/** A tab made of facts: asks for them, shows them, and holds the window of what is being written. */
export function ModulePage({ personId, title, module, width = 'wide', actions, children }: ModulePageProps) {
  const allowed = useMay(`${module}.list`);
  const facts = useFacts(personId, module, allowed);
  const { task, setTask, close } = useTask();
  return (
    <Page title={title} width={width} actions={actions?.(setTask)}>
      {!allowed && <p>Votre rôle n’ouvre pas cette partie du dossier.</p>}
      {facts.error !== null && <ProblemMessage error={facts.error} onRetry={() => void facts.refetch()} />}
      {facts.isLoading && <Waiting />}
      {facts.data !== undefined && children(facts.data, setTask)}
      <FactDialog personId={personId} task={task} onClose={close} />
    </Page>
  );
}
