import js from '@eslint/js';
import globals from 'globals';

export default [
  js.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, vis: 'readonly' } },
    rules: {
      'no-control-regex': 'off', // names from documents are rid of control characters by such an expression
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
          property,
          message: 'text from documents must never become HTML: use el() of dom.js',
        })),
      ],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', 300],
      eqeqeq: 'error',
    },
  },
];
