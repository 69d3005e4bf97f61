/** Settings: what is good counts, what is bad is named. */
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../server/ide/settings.ts';
import { OPTIONS, readSettings } from '../../server/lsp/config.ts';

function read(...layers: readonly unknown[]) {
  return readSettings(layers, ['unknown-component', 'unknown-target']);
}

test.for<unknown>([undefined, null, {}, { ferronix: {} }, { ferronix: null }, { system: null }])(
  'keeps the defaults with %j',
  (sent) => {
    expect(read(sent)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
    expect(read(undefined, sent)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
  },
);

test('reads every option, plain or under the name of the server', () => {
  const sent = {
    system: 'aarch64-darwin',
    diagnostics: { 'unknown-target': 'off' },
    inlayHints: false,
    completionLimit: 20,
  };
  expect(Object.keys(sent).sort()).toEqual(OPTIONS.map((it) => it.name).sort());
  expect(read(sent)).toEqual({ settings: sent, problems: [] });
  expect(read({ ferronix: sent })).toEqual({ settings: sent, problems: [] });
});

test('lets later layers win, option by option', () => {
  const { settings } = read({ inlayHints: false, completionLimit: 5 }, { completionLimit: 7 });
  expect(settings).toMatchObject({ inlayHints: false, completionLimit: 7 });
});

test('names each bad value and applies the rest', () => {
  const { settings, problems } = read({
    system: 'my laptop',
    inlayHints: 'yes',
    completionLimit: 0.5,
    diagnostics: { 'unknown-target': 'fatal', 'unknown-component': 'hint', 'unknown-rule': 'off' },
    colour: 'red',
  });
  expect(settings).toEqual({ ...DEFAULT_SETTINGS, diagnostics: { 'unknown-component': 'hint' } });
  expect(problems).toEqual([
    'ferronix.system must be a system such as "x86_64-linux", not "my laptop"',
    'ferronix.inlayHints must be true or false, not "yes"',
    'ferronix.completionLimit must be a whole number, not 0.5',
    'ferronix.diagnostics.unknown-target must be "error", "warning", "hint" or "off", not "fatal"',
    'ferronix.diagnostics.unknown-rule is not the code of a rule',
    'ferronix.colour is not a setting; there are system, diagnostics, inlayHints and completionLimit',
  ]);
});

test.for([
  ['a text', 'fast'],
  ['a list', [1]],
  ['a number', 7],
] as const)('takes no %s for settings', ([, sent]) => {
  expect(read(sent)).toEqual({
    settings: DEFAULT_SETTINGS,
    problems: ['ferronix must be an object of settings'],
  });
});

test('takes no list for the severities', () => {
  expect(read({ diagnostics: ['off'] }).problems).toEqual([
    'ferronix.diagnostics must be an object of rule codes and severities',
  ]);
});
