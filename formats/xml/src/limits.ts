/** What an XML text may cost before it is turned away. */
export interface XmlLimits {
  /** Size of the input in bytes; 20 MB when not said, 100 MB at most. */
  maxBytes?: number;
  /** Levels of elements, the root being the first; 200 when not said, 2,000 at most. */
  maxDepth?: number;
}

const megabyte = 1024 * 1024;

export const defaultMaxBytes = 20 * megabyte;
export const highestMaxBytes = 100 * megabyte;
const defaultMaxDepth = 200;
const highestMaxDepth = 2000;

/** Tags, attributes and the like: 2 seconds and 400 MB of tree in the worst case, sixty times the richest published example. */
export const maxMarks = 1_000_000;

export function withDefaults(limits: XmlLimits): Required<XmlLimits> {
  return {
    maxBytes: Math.min(limits.maxBytes ?? defaultMaxBytes, highestMaxBytes),
    maxDepth: Math.min(limits.maxDepth ?? defaultMaxDepth, highestMaxDepth),
  };
}
