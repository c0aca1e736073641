// What each folder under src/ may import besides itself. Anything not listed is forbidden.
const allowed = {
  model: [],
  formats: ['model'],
  rules: ['model'],
  store: ['model'],
  activities: ['model', 'rules', 'store'],
  pipeline: ['model', 'formats', 'rules', 'store', 'activities'],
  reports: ['model', 'rules'],
  library: ['model', 'formats', 'rules', 'store', 'activities', 'pipeline'],
  cli: ['model', 'formats', 'rules', 'store', 'activities', 'pipeline', 'reports'],
};

const folders = Object.keys(allowed);

const oneWay = folders.map((folder) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import only: ${[folder, ...allowed[folder]].join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^(src|bin|test|bench|fixtures|dist)/',
    pathNot: `^src/(${[folder, ...allowed[folder]].join('|')})/`,
  },
}));

const onlyFrom = (name, where) => ({
  name: `${name}-only-there`,
  comment: `${name} may be imported only from ${where}.`,
  severity: 'error',
  from: { path: '^src/', pathNot: where },
  to: { path: `(^|/)node_modules/(@types/)?${name}/` },
});

module.exports = {
  forbidden: [
    ...oneWay,
    {
      name: 'no-import-of-cli',
      comment: 'Nothing imports src/cli.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'no-import-of-library',
      comment: 'The library is for other programs; only index.ts imports it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(library/|index\\.ts$)' },
      to: { path: '^src/library/' },
    },
    {
      name: 'known-folders',
      comment: 'Every file under src/ is in a folder whose imports are listed in this configuration.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/((${folders.join('|')})/|index\\.ts$)` },
      to: {},
    },
    onlyFrom('chalk', '^src/(cli|reports)/'),
    onlyFrom('exceljs', '^src/(formats/excel[^/]*(/|\\.ts$)|reports/)'),
    onlyFrom('better-sqlite3', '^src/store/'),
    {
      name: 'no-circular',
      comment: 'Imports, type-only ones too, do not go round in circles.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'Every import resolves to a file or an installed package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'src/ imports only what package.json lists under dependencies.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['npm'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'require', 'types'],
    },
  },
};
