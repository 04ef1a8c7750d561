/** Drafts as a screen would remember them: what is saved or validated next says which words it was based on. */
export interface ShownDrafts {
  /** Remembers what an answer showed, and hands it on. */
  show: <D extends { document: { id: string }; written: string }>(draft: D) => D;
  /** The mark of the words shown when a command was first sent: sent again, it says the same. Throws when the draft was never shown. */
  before: (commandId: string, documentId: string) => string;
}

export function shownDrafts(): ShownDrafts {
  const shown = new Map<string, string>();
  const bases = new Map<string, string>();
  return {
    show: (draft) => {
      shown.set(draft.document.id, draft.written);
      return draft;
    },
    before: (commandId, documentId) => {
      const base = bases.get(commandId) ?? shown.get(documentId);
      if (base === undefined) throw new Error('a draft is saved or validated that was never shown');
      bases.set(commandId, base);
      return base;
    },
  };
}
