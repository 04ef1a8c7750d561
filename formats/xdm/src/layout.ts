/** MSSanté digest 6: names in 8.3, upper case. */
export const archiveFolder = 'IHE_XDM';
export const firstSubset = `${archiveFolder}/SUBSET01`;
export const metadataName = 'METADATA.XML';

/** A METADATA.XML of any subset, in any case; the folder may be any name of ours or theirs. */
export const isMetadata = (path: string): boolean => /^IHE_XDM\/[^/]+\/METADATA\.XML$/i.test(path);
