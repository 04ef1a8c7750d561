/** A private key and the certificate that vouches for it, PEM. */
export interface Signer {
  certificatePem: string;
  keyPem: string;
}
