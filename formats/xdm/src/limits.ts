/** What an archive may cost before it is turned away (MSSanté digest 6). */
export interface XdmLimits {
  /** Size of the archive in bytes; 40 MB when not said. */
  maxBytes?: number;
  /** Files and folders; 200 when not said. */
  maxEntries?: number;
  /** Everything expanded, in bytes; 100 MB when not said. */
  maxExpandedBytes?: number;
  /** How many times a file of more than 1 MB may be larger than its compressed form; 200 when not said. */
  maxRatio?: number;
}

const megabyte = 1024 * 1024;

/** Below this a high ratio is harmless. */
export const ratioMattersAbove = megabyte;

export const withDefaults = (limits: XdmLimits): Required<XdmLimits> => ({
  maxBytes: limits.maxBytes ?? 40 * megabyte,
  maxEntries: limits.maxEntries ?? 200,
  maxExpandedBytes: limits.maxExpandedBytes ?? 100 * megabyte,
  maxRatio: limits.maxRatio ?? 200,
});
