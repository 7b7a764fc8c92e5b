/** The part of electron-installer-debian, which has no types of its own, that is used here. */
declare module 'electron-installer-debian' {
  interface Wishes {
    src: string;
    dest: string;
    arch: string;
    desktopTemplate: string;
    compression: string;
    rename: (folder: string) => string;
    logger: (line: string) => void;
    [option: string]: unknown;
  }

  interface Installer {
    /** The wishes, completed by `generateOptions`. */
    options: { depends: string[] };
    /** What becomes the package's root. */
    stagingDir: string;
    generateDefaults(): Promise<unknown>;
    generateOptions(): void;
    createStagingDir(): Promise<unknown>;
    createContents(): Promise<unknown>;
    createPackage(): Promise<unknown>;
    movePackage(): Promise<unknown>;
  }

  const electronInstaller: { Installer: new (wishes: Wishes) => Installer };
  export default electronInstaller;
}
