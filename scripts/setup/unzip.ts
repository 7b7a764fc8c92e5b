/** Unpacks a zip archive with its executable bits and symbolic links. */
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, symlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';

const TYPE_MASK = 0o170000;
const SYMLINK = 0o120000;

/** The Unix mode of an entry; 0 in archives made elsewhere. */
const modeOf = (entry: Entry): number => entry.externalFileAttributes >>> 16;

/** Makes a symbolic link, which may not lead out of the folder. */
async function writeLink(zip: ZipFile, entry: Entry, path: string, folder: string): Promise<void> {
  const target = (await buffer(await zip.openReadStreamPromise(entry))).toString();
  if (relative(folder, resolve(dirname(path), target)).startsWith('..'))
    throw new Error(`the archive's link ${entry.fileName} leads out of it`);
  await symlink(target, path);
}

async function writeEntry(zip: ZipFile, entry: Entry, path: string, folder: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if ((modeOf(entry) & TYPE_MASK) === SYMLINK) return writeLink(zip, entry, path, folder);
  await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path));
  await chmod(path, modeOf(entry) & 0o111 ? 0o755 : 0o644);
}

/**
 * Unpacks an archive into a folder.
 * @param place the path an entry is to have in the folder; undefined leaves it out
 */
export async function unzip(
  archive: string,
  folder: string,
  place: (name: string) => string | undefined = (name) => name,
): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.endsWith('/') ? undefined : place(entry.fileName);
    if (name) await writeEntry(zip, entry, join(folder, name), folder);
  }
}
