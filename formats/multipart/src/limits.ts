/** What a multipart message may cost before it is turned away. */
export interface MultipartLimits {
  /** Size of the whole in bytes; 60 MB when not said. */
  maxBytes?: number;
  /** Parts, root included; 200 when not said. */
  maxParts?: number;
  /** Headers of one part in bytes; 8 KB when not said. */
  maxHeaderBytes?: number;
}

export const withDefaults = (limits: MultipartLimits): Required<MultipartLimits> => ({
  maxBytes: limits.maxBytes ?? 60 * 1024 * 1024,
  maxParts: limits.maxParts ?? 200,
  maxHeaderBytes: limits.maxHeaderBytes ?? 8 * 1024,
});
