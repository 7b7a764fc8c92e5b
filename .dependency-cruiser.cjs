/** Who may import whom: the table of ARCHITECTURE.md, checked. @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'expr-and-errors-stand-alone',
      severity: 'error',
      from: { path: '^src-main/engine/(expr|errors|decimal)\\.ts$' },
      to: { pathNot: '^src-main/engine/(errors|decimal)\\.ts$' },
    },
    {
      name: 'an-operation-family-never-imports-another',
      severity: 'error',
      from: { path: '^src-main/engine/ops/(?!catalog)', pathNot: '\\.test\\.ts$' },
      to: { path: '^src-main/', pathNot: '^src-main/engine/(expr|errors|ops/(define|power))\\.ts$' },
    },
    {
      name: 'the-engine-knows-no-shell',
      severity: 'error',
      from: { path: '^src-main/engine/' },
      to: { path: '^(electron$|src-main/(?!engine/)|src-renderer/)|node_modules/electron/' },
    },
    {
      name: 'the-engine-is-entered-through-its-index',
      severity: 'error',
      comment:
        'types aside: the contract names them; and the terminal face loads only what its command needs, since the ' +
        'library behind the parser takes most of a second',
      from: { path: '^src-(main|renderer)/', pathNot: '^src-main/(engine|cli)/|\\.test\\.ts$' },
      to: { path: '^src-main/engine/', pathNot: '^src-main/engine/index\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-contract-imports-types-only',
      severity: 'error',
      from: { path: '^src-main/ipc/contract\\.ts$' },
      to: { dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-the-shell-uses-electron',
      severity: 'error',
      comment: 'the shell is what stands directly in src-main, the terminal face aside',
      from: { path: '^src-(main|renderer)/', pathNot: '^src-main/(?!cli\\.ts$)[^/]+\\.ts$' },
      to: { path: '^(electron$|node_modules/electron/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-window-knows-main-by-its-contract',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src-main/', pathNot: '^src-main/ipc/contract\\.ts$' },
    },
    {
      name: 'the-window-takes-types-only-from-the-contract',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src-main/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'lib-knows-no-widget',
      severity: 'error',
      from: { path: '^src-renderer/lib/' },
      to: { path: '^src-renderer/(widgets|views)/' },
    },
    {
      name: 'widgets-know-no-view',
      severity: 'error',
      from: { path: '^src-renderer/widgets/' },
      to: { path: '^src-renderer/views/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^assets/messages/compiled' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.svelte', '.js', '.mjs', '.json'] },
  },
};
