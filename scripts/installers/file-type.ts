/** The files that a double click opens in TapeLab, as each system is told of them. */

export const MIME_TYPE = 'application/x-tapelab-experiment';

const EXTENSION = 'tapelab';

const NAMES = {
  en: 'TapeLab experiment',
  zh_CN: 'TapeLab 实验',
  zh_TW: 'TapeLab 實驗',
  zh_HK: 'TapeLab 實驗',
} as const;

/** For freedesktop's database of file types, which Debian's `shared-mime-info` brings up to date by itself. */
export function mimePackage(): string {
  const { en, ...others } = NAMES;
  const translated = Object.entries(others).map(
    ([language, name]) => `    <comment xml:lang="${language}">${name}</comment>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${MIME_TYPE}">
    <comment>${en}</comment>
${translated.join('')}    <sub-class-of type="application/json"/>
    <icon name="tapelab"/>
    <glob pattern="*.${EXTENSION}"/>
  </mime-type>
</mime-info>
`;
}

/** For the `Info.plist` of a macOS bundle. */
export const MAC_DOCUMENT_TYPES = {
  CFBundleDocumentTypes: [
    {
      CFBundleTypeName: NAMES.en,
      CFBundleTypeExtensions: [EXTENSION],
      CFBundleTypeMIMETypes: [MIME_TYPE],
      CFBundleTypeRole: 'Editor',
      LSHandlerRank: 'Owner',
    },
  ],
};
