/** Makes the .deb of a packaged app. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import electronInstaller from 'electron-installer-debian';
import { PROJECT } from '../setup/linked-runtime.ts';
import { MIME_TYPE, mimePackage } from './file-type.ts';
import { debianArchitecture, debName, type Release } from './release.ts';

/** How dpkg packs the files. xz makes 78 MB of 275 MB in about a minute; without it a package is there in 4 s. */
export type Compression = 'xz' | 'none';

const ICON = join(PROJECT, 'assets/icon.png');

/** The icon under its size, which a PNG file tells in its header; without one, the installer's own is taken. */
function icon(): { icon?: Record<string, string> } {
  if (!existsSync(ICON)) return {};
  const header = readFileSync(ICON);
  return { icon: { [`${header.readUInt32BE(16)}x${header.readUInt32BE(20)}`]: ICON } };
}

const ABOUT = `TapeLab shows learners how automatic differentiation works: formulas are
differentiated rule by rule, the computation graph is stepped forward and
backward, and gradient descent is followed one update at a time. It works
without a network.`;

/** What the package says of itself. */
function description({ manifest }: Release): object {
  return {
    name: manifest.name,
    bin: manifest.name,
    productName: manifest.productName,
    version: manifest.version,
    description: manifest.description,
    productDescription: ABOUT,
    maintainer: 'TapeLab maintainers',
    section: 'education',
    categories: ['Education', 'Science'],
    mimeType: [MIME_TYPE],
    // Besides what the installer knows of Electron's needs: sound is linked in, and Chinese has to be readable.
    depends: ['libasound2t64 | libasound2'],
    // The last tells the desktop which program opens which kind of file; desktops have it anyway.
    recommends: ['fonts-wqy-microhei | fonts-noto-cjk', 'desktop-file-utils'],
  };
}

/**
 * The packager knows what Electron needs in general. TapeLab moves nothing to the trash and opens nothing in other
 * programs, and what apt would bring for these (half a desktop, on a bare system) no school has asked for.
 */
const unneeded = /^(kde-cli-tools|xdg-utils)\b/;

class TapeLabInstaller extends electronInstaller.Installer {
  override generateOptions(): void {
    super.generateOptions();
    this.options.depends = this.options.depends.filter((dependency) => !unneeded.test(dependency));
  }

  private async addMimeType(): Promise<void> {
    const folder = join(this.stagingDir, 'usr/share/mime/packages');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'tapelab.xml'), mimePackage());
  }

  /** The steps that the packager's own function takes, and the kind of file between them. */
  async make(): Promise<void> {
    await this.generateDefaults();
    this.generateOptions();
    await this.createStagingDir();
    await this.createContents();
    await this.addMimeType();
    await this.createPackage();
    await this.movePackage();
  }
}

/** Makes the package in the release's folder, and gives its path. */
export async function makeDebianPackage(
  release: Release,
  packaged: string,
  workshop: string,
  compression: Compression,
): Promise<string> {
  const made = join(workshop, 'deb');
  const installer = new TapeLabInstaller({
    src: packaged,
    dest: made,
    arch: debianArchitecture(),
    ...description(release),
    ...icon(),
    desktopTemplate: join(PROJECT, 'scripts/installers/desktop.ejs'),
    compression,
    rename: (folder: string) => join(folder, 'tapelab.deb'),
    logger: () => undefined,
  });
  await installer.make();
  const [name = ''] = (await readdir(made)).filter((file) => file.endsWith('.deb'));
  const finished = join(release.folder, debName(release));
  await rename(join(made, name), finished);
  return finished;
}
