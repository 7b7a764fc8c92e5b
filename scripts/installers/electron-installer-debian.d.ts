/** The part of electron-installer-debian, which has no types of its own, that is used here. */
declare module 'electron-installer-debian' {
  export default function installer(options: {
    src: string;
    dest: string;
    arch: string;
    desktopTemplate: string;
    compression: string;
    [option: string]: unknown;
  }): Promise<unknown>;
}
