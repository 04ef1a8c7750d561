/** A draft as a screen would remember it: what is saved or validated next says which words it was based on. */
export interface ShownDrafts {
  /** Remembers what an answer showed, and hands it on. */
  show: <D extends { document: { id: string }; written: string }>(draft: D) => D;
  /** The mark of the words shown last. Throws when the draft was never shown. */
  written: (documentId: string) => string;
}

export function shownDrafts(): ShownDrafts {
  const marks = new Map<string, string>();
  return {
    show: (draft) => {
      marks.set(draft.document.id, draft.written);
      return draft;
    },
    written: (documentId) => {
      const mark = marks.get(documentId);
      if (mark === undefined) throw new Error('a draft is saved or validated that was never shown');
      return mark;
    },
  };
}
