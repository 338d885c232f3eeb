import { defineConfig, globalIgnores } from 'eslint/config'
import js from '@eslint/js'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'
import { importDirections } from './lint/import-directions.ts'
import { oneOrder } from './lint/one-order.ts'

const house = { rules: { 'import-directions': importDirections, 'one-order': oneOrder } }

/** Nothing is sent anywhere: the product has no code that could (design section 6). */
const NETWORK = [
  'http',
  'https',
  'http2',
  'net',
  'tls',
  'dgram',
  'dns',
  'dns/promises',
  'inspector',
]

export default defineConfig(
  globalIgnores([
    'dist',
    'workbench/dist',
    'out',
    '**/out',
    'demo/chongqing',
    'demo/qingdao',
    'test/files/**/*.json',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.js', '**/*.ts', '**/*.tsx'],
    extends: [js.configs.recommended, regexp.configs['flat/recommended']],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly' } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'prefer-const': 'error',
      // Lists hold full-width spaces and control characters, and so do the expressions that meet them.
      'no-irregular-whitespace': [
        'error',
        { skipStrings: true, skipTemplates: true, skipRegExps: true, skipComments: true },
      ],
      'no-control-regex': 'off',
      'regexp/no-obscure-range': [
        'error',
        { allowed: ['alphanumeric', '一-龥', '!-~', '０-９', 'Ａ-Ｚ', 'ａ-ｚ'] },
      ],
      // Some expressions are written for DuckDB's engine, where letters mean other things.
      'regexp/prefer-d': 'off',
      'regexp/prefer-w': 'off',
      'regexp/prefer-character-class': 'off',
      'regexp/use-ignore-case': 'off',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // Numbers print as they stand; what else could go wrong in a template stays forbidden.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Spreading a string gives its code points, which is what is meant with Chinese text.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
    },
  },
  {
    files: ['workbench/**/*.ts', 'workbench/**/*.tsx'],
    rules: {
      'no-irregular-whitespace': [
        'error',
        { skipJSXText: true, skipStrings: true, skipTemplates: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { house },
    rules: {
      'house/one-order': 'error',
      'no-restricted-globals': ['error', 'fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'],
      'no-restricted-imports': [
        'error',
        { paths: NETWORK.flatMap((name) => [name, `node:${name}`]) },
      ],
    },
  },
  {
    // The workbench listens, on loopback alone (src/server/serve.ts); it asks nobody.
    files: ['src/server/serve.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/**/*.test.ts', 'src/**/testing.ts'],
    plugins: { house },
    rules: { 'house/import-directions': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/db/**', 'src/**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { name: '@duckdb/node-api', message: 'only src/db/ touches DuckDB' },
        { name: '@duckdb/node-bindings', message: 'only src/db/ touches DuckDB' },
      ],
    },
  },
  {
    // These run in RE2, which is linear whatever the expression; some say more than they must, to be read beside a standard.
    files: ['src/records/**/*.ts'],
    rules: {
      'regexp/no-dupe-disjunctions': 'off',
      'regexp/no-super-linear-backtracking': 'off',
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off', 'no-sparse-arrays': 'off' },
  },
  {
    files: ['src/cli/**', 'demo/**', 'bench/**', 'pack/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // The maker of the evidence must not share a mistake with its reader.
    files: ['demo/**/*.ts'],
    ignores: ['demo/**/*.test.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['**/src/**'] }],
    },
  },
)
