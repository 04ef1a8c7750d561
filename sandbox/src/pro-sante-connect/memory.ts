interface Payload {
  uid?: string;
  userCode?: string;
  grantId?: string;
  consumed?: number;
  [property: string]: unknown;
}

interface Kept {
  payload: Payload;
  expiresAt: number;
}

/** What the provider asks of a store: its `adapter` contract. */
export interface ProviderStore {
  upsert(id: string, payload: Payload, expiresIn?: number): Promise<void>;
  find(id: string): Promise<Payload | undefined>;
  findByUid(uid: string): Promise<Payload | undefined>;
  findByUserCode(userCode: string): Promise<Payload | undefined>;
  consume(id: string): Promise<void>;
  destroy(id: string): Promise<void>;
  revokeByGrantId(grantId: string): Promise<void>;
}

/** Sessions and tokens of the town, in memory: a restart or a reset signs everybody out. */
export class ProviderMemory {
  readonly #kinds = new Map<string, Map<string, Kept>>();

  clear(): void {
    for (const kept of this.#kinds.values()) kept.clear();
  }

  storeOf(kind: string): ProviderStore {
    const kept = this.#kinds.get(kind) ?? new Map<string, Kept>();
    this.#kinds.set(kind, kept);
    const alive = (item: Kept | undefined) => (item && item.expiresAt > Date.now() ? item.payload : undefined);
    const first = (matches: (payload: Payload) => boolean) =>
      alive([...kept.values()].findLast(({ payload }) => matches(payload)));
    return {
      async upsert(id, payload, expiresIn) {
        for (const [old, { expiresAt }] of kept) if (expiresAt <= Date.now()) kept.delete(old);
        kept.set(id, { payload, expiresAt: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
      },
      find: async (id) => alive(kept.get(id)),
      findByUid: async (uid) => first((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => first((payload) => payload.userCode === userCode),
      async consume(id) {
        const item = kept.get(id);
        if (item) item.payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => void kept.delete(id),
      async revokeByGrantId(grantId) {
        for (const [id, { payload }] of kept) if (payload.grantId === grantId) kept.delete(id);
      },
    };
  }
}
