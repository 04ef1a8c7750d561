import { useEffect, useState } from 'react';
import { connection, onConnectionChange } from '../client/connection.ts';
import { queryClient } from '../client/query-client.ts';
import { device } from './device.ts';
import { keptCommands, sendWhatWaits } from './outbox.ts';
import type { KeptCommand } from './outbox.ts';

export interface KeptHere {
  /** Drafts and acts together. */
  count: number;
  commands: KeptCommand[];
}

/** What was typed and waits on this device. */
export function useKept(): KeptHere {
  const [kept, setKept] = useState<KeptHere>({ count: 0, commands: [] });
  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      const [all, commands] = await Promise.all([device.all(), keptCommands()]);
      if (current) setKept({ count: all.length, commands });
    };
    void read();
    const stop = device.onChange(() => void read());
    return () => {
      current = false;
      stop();
    };
  }, []);
  return kept;
}

/** Sends what waits at start and each time the network comes back; `alsoSend` hands over the drafts. */
export function useResending(alsoSend: () => Promise<void>): void {
  useEffect(() => {
    let running = false;
    const resend = async (): Promise<void> => {
      if (running || connection().state === 'away') return;
      running = true;
      try {
        const { sent } = await sendWhatWaits();
        await alsoSend();
        if (sent > 0) await queryClient.invalidateQueries();
      } finally {
        running = false;
      }
    };
    void resend();
    return onConnectionChange(() => void resend());
  }, [alsoSend]);
}
