import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { FactTask } from './fact-dialog.tsx';
import { isKindName, kindNamed } from './kinds.ts';

/** What a tab is doing to a fact; `?completer=<kind>` begins one, then leaves the address. */
export function useTask() {
  const [task, setTask] = useState<FactTask>();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const asked = 'completer' in search ? search.completer : undefined;
  useEffect(() => {
    if (!isKindName(asked)) return;
    setTask({ act: 'record', kind: kindNamed(asked) });
    void navigate({ to: '.', search: {}, replace: true });
  }, [asked, navigate]);
  return { task, setTask, close: () => setTask(undefined) };
}
