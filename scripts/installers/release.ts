/** What an installer is made from, and what its files are called. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT, type Runtime } from '../setup/linked-runtime.ts';

/** The parts of `out/` that make the app; results of tests lie beside them. */
export const BUILT = ['main', 'preload', 'renderer'];

/** The part of package.json that installers speak of. */
export interface Manifest {
  name: string;
  productName: string;
  version: string;
  description: string;
  license: string;
  main: string;
}

export interface Release {
  manifest: Manifest;
  runtime: Runtime;
  /** '' for the official runtime; otherwise a mark for file names. */
  mark: string;
  /** The folder for finished installers. */
  folder: string;
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as Manifest;
}

/** The mark in the file names of installers that hold another Electron than package.json names. */
export function markOf({ official, version }: Runtime): string {
  return official ? '' : `-electron-${version}`;
}

/** `tapelab-0.1.0-linux-x64.zip` and the like. */
export function zipName({ manifest, mark }: Release): string {
  return `${manifest.name}-${manifest.version}-${process.platform}-${process.arch}${mark}.zip`;
}

/** Debian's name for this machine's kind of processor. */
export const debianArchitecture = (): string =>
  ({ x64: 'amd64', arm: 'armhf' })[process.arch as string] ?? process.arch;

/** `tapelab_0.1.0_amd64.deb` and the like. */
export function debName({ manifest, mark }: Release): string {
  return `${manifest.name}_${manifest.version}_${debianArchitecture()}${mark}.deb`;
}
