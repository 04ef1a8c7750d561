import { drafts } from '@liane/server/contract/drafts';
import type { Haven } from '../client/before-leaving.ts';
import { ask } from '../client/ask.ts';
import { newId } from '../client/new-id.ts';
import { ProblemError } from '../client/problems.ts';
import type { Kept } from '../design/saved-at.tsx';
import type { DeviceStore } from '../offline/device-store.ts';

export interface TypedDraft {
  form: string;
  personId: string | null;
  content: Record<string, unknown>;
  /** ISO instant of the last keystroke. */
  typedAt: string;
}

export interface KeeperDeps {
  device: DeviceStore;
  /** Sends a draft to the server; throws when it did not take it. */
  save: (id: string, typed: TypedDraft) => Promise<void>;
  discard: (id: string) => Promise<void>;
  now: () => Date;
  /** Milliseconds of rest before saving. */
  rest: number;
}

/** Keeps one form's words: on the server after a short rest, on the device when the server is away. */
export class DraftKeeper {
  readonly #deps: KeeperDeps;
  readonly #tell: (kept: Kept) => void;
  #id: string;
  #pending: TypedDraft | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #closed = false;
  #told: Kept = { state: 'nothing' };

  constructor(id: string, deps: KeeperDeps, tell: (kept: Kept) => void) {
    this.#id = id;
    this.#deps = deps;
    this.#tell = (kept) => {
      this.#told = kept;
      tell(kept);
    };
  }

  /** Goes on under the identifier of a draft found again, where it stands. */
  resume(id: string, kept: Kept): void {
    this.#id = id;
    this.#tell(kept);
  }

  /** What this device held has changed: when our words left it for the server, says so instead of « gardé sur cet appareil ». */
  async deviceChanged(): Promise<void> {
    if (this.#told.state !== 'on-device') return;
    const here = await this.#deps.device.all();
    if (this.#told.state !== 'on-device' || here.some(({ id }) => id === this.#id)) return;
    if (this.#pending === undefined) this.#tell({ state: 'saved', at: this.#deps.now() });
    else await this.flush('server');
  }

  type(form: string, personId: string | null, content: Record<string, unknown>): void {
    if (this.#closed) return;
    this.#pending = { form, personId, content, typedAt: this.#deps.now().toISOString() };
    this.#tell({ state: 'typing' });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush('server'), this.#deps.rest);
  }

  /** Saves now what has not been saved yet; resolves when it is in a haven. */
  flush(haven: Haven): Promise<void> {
    clearTimeout(this.#timer);
    this.#saving = this.#saving.then(() => this.#saveOnce(haven));
    return this.#saving;
  }

  /** The act succeeded, or the words are thrown away on purpose: nothing is left anywhere. */
  async discard(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#pending = undefined;
    await this.#saving;
    const id = this.#id;
    this.#id = newId(this.#deps.now().getTime());
    this.#closed = false;
    this.#tell({ state: 'nothing' });
    await Promise.allSettled([this.#deps.device.release(id), this.#deps.discard(id)]);
  }

  async #saveOnce(haven: Haven): Promise<void> {
    const typed = this.#pending;
    if (typed === undefined) return;
    if (haven === 'server') {
      try {
        await this.#deps.save(this.#id, typed);
        this.#settled(typed, { state: 'saved', at: this.#deps.now() });
        await this.#deps.device.release(this.#id).catch(() => undefined);
        return;
      } catch (error) {
        if (isDiscarded(error)) {
          // Thrown away from another page, and words were typed here since: they go on as a draft of their own.
          await this.#deps.device.release(this.#id).catch(() => undefined);
          this.#id = newId(this.#deps.now().getTime());
          return this.#saveOnce(haven);
        }
        // The server is away or the session is closed: the device keeps it.
      }
    }
    const kept = await this.#deps.device.keep({
      id: this.#id,
      kind: 'draft',
      at: new Date(typed.typedAt),
      content: typed,
    });
    if (kept) this.#settled(typed, { state: 'on-device', at: this.#deps.now() });
  }

  #settled(typed: TypedDraft, kept: Kept): void {
    if (this.#closed) return;
    // Something newer was typed meanwhile: it is still to be saved.
    if (this.#pending !== typed) return;
    if (kept.state === 'saved') this.#pending = undefined;
    this.#tell(kept);
  }
}

/** The server keeps a draft thrown away for what it is, whatever arrives late. */
export const isDiscarded = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'draft-discarded';

/** The real server and its contract. */
export const savingOnServer: Pick<KeeperDeps, 'save' | 'discard'> = {
  save: async (id, typed) => {
    await ask(drafts.save, { params: { id }, body: typed }, { commandId: newId() });
  },
  discard: async (id) => {
    await ask(drafts.discard, { params: { id } }, { commandId: newId() });
  },
};
