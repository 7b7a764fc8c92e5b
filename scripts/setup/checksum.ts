/** Compares a file with its published hash. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

export interface Checksum {
  algorithm: 'sha256' | 'sha512';
  /** In lower-case hexadecimal. */
  digest: string;
}

/** Reads the `sha512-<base64>` form that npm publishes. */
export function integrityChecksum(integrity: string): Checksum {
  const digest = Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
  return { algorithm: 'sha512', digest };
}

/** True if the file's content has the hash. */
export async function hasChecksum(path: string, { algorithm, digest }: Checksum): Promise<boolean> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex') === digest;
}
