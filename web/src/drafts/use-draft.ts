import { useCallback, useEffect, useRef, useState } from 'react';
import { beforeLeaving } from '../client/before-leaving.ts';
import { newId } from '../client/new-id.ts';
import type { Kept } from '../design/saved-at.tsx';
import { device } from '../offline/device.ts';
import { DraftKeeper, savingOnServer } from './draft-keeper.ts';
import { findDraft } from './found-drafts.ts';

export interface DraftHandle<T extends object> {
  value: T;
  /** Changes some fields; saved by itself. */
  set: (patch: Partial<T>) => void;
  /** False until we know whether words were left here before: show the form at once all the same. */
  ready: boolean;
  /** When words left earlier were put back. */
  restoredFrom: Date | undefined;
  /** For <SavedAt kept={draft.kept} />. */
  kept: Kept;
  /** The act succeeded, or the person gives up: back to the initial words. */
  discard: () => Promise<void>;
}

/**
 * The words of a form, never lost: `useDraft('health.allergy', personId, { label: '' })`.
 * Restored after a reload, a sign-out or a restart; kept on the device while the network is away.
 */
export function useDraft<T extends object>(form: string, personId: string | null, initial: T): DraftHandle<T> {
  const [value, setValue] = useState<T>(initial);
  const [kept, setKept] = useState<Kept>({ state: 'nothing' });
  const [ready, setReady] = useState(false);
  const [restoredFrom, setRestoredFrom] = useState<Date>();
  const [keeper] = useState(
    () => new DraftKeeper(newId(), { device, ...savingOnServer, now: () => new Date(), rest: 600 }, setKept),
  );
  const start = useRef(initial);
  const latest = useRef(value);
  const touched = useRef<Partial<T>>({});

  useEffect(() => {
    let current = true;
    void (async () => {
      const found = await findDraft(form, personId);
      if (!current) return;
      if (found !== undefined) {
        // What was typed while we were looking wins, field by field.
        latest.current = { ...start.current, ...(found.content as Partial<T>), ...touched.current };
        setValue(latest.current);
        setRestoredFrom(found.at);
        keeper.resume(found.id, { state: found.where === 'server' ? 'saved' : 'on-device', at: found.at });
      }
      setReady(true);
    })();
    return () => {
      current = false;
    };
  }, [form, personId, keeper]);

  useEffect(() => {
    const leave = (): void => void keeper.flush('server');
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') leave();
    };
    const forget = beforeLeaving((haven) => keeper.flush(haven));
    const stopHearing = device.onChange(() => void keeper.deviceChanged());
    addEventListener('pagehide', leave);
    addEventListener('blur', leave);
    document.addEventListener('visibilitychange', hidden);
    document.addEventListener('focusout', leave);
    return () => {
      forget();
      stopHearing();
      removeEventListener('pagehide', leave);
      removeEventListener('blur', leave);
      document.removeEventListener('visibilitychange', hidden);
      document.removeEventListener('focusout', leave);
      leave();
    };
  }, [keeper]);

  const set = useCallback(
    (patch: Partial<T>) => {
      touched.current = { ...touched.current, ...patch };
      latest.current = { ...latest.current, ...patch };
      setValue(latest.current);
      keeper.type(form, personId, latest.current as Record<string, unknown>);
    },
    [form, personId, keeper],
  );

  const discard = useCallback(async () => {
    touched.current = {};
    latest.current = start.current;
    setValue(start.current);
    setRestoredFrom(undefined);
    await keeper.discard();
  }, [keeper]);

  return { value, set, ready, restoredFrom, kept, discard };
}
