/** The fixture notation itself. */
import { expect, test } from 'vitest';
import { dedent } from '../../server/ide/example.ts';
import { isLabelled, parseFixture } from './fixture.ts';
import { worldOf } from './world.ts';

test('takes the cursor out of the text', () => {
  const { files, main, offset } = parseFixture('{ a = $0b; }');
  expect([...files]).toEqual([['/flake.nix', '{ a = b; }']]);
  expect([main, offset]).toEqual(['/flake.nix', 6]);
});

test('two cursors are a selection', () => {
  expect(parseFixture('{ $0a = b$0; }').selection).toEqual({ start: 2, end: 7 });
});

test('labels what stands above the carets, and leaves no trace in the text', () => {
  const { files, labels } = parseFixture(`
    {
      a = [ "x$0yz" "b" ];
          # ^^^^^ error: first
                #  ^ hint: second
    }
  `);
  const text = files.get('/flake.nix') ?? '';
  expect(text).toBe('{\n  a = [ "xyz" "b" ];\n}');
  expect(labels.map((it) => [text.slice(it.range.start, it.range.end), it.severity, it.text])).toEqual([
    ['"xyz"', 'error', 'first'],
    ['b', 'hint', 'second'],
  ]);
});

test('starts files at their headers, and is about the one with the cursor', () => {
  const { files, main, offset } = parseFixture(`
    { }
    #- /sub/shell.nix
    { x = $01; }
    #- /rust-toolchain.toml
    [toolchain]
      channel = "stable"
    # ^^^^^^^ error: in another file
  `);
  expect(main).toBe('/sub/shell.nix');
  expect(offset).toBe(6);
  expect(files.get('/rust-toolchain.toml')).toBe('[toolchain]\n  channel = "stable"');
});

test('a header on the first line leaves no flake.nix', () => {
  expect([...parseFixture('#- /shell.nix\n{ }').files.keys()]).toEqual(['/shell.nix']);
});

test('refuses what cannot be meant', () => {
  expect(() => parseFixture('$0$0$0')).toThrow('one cursor or two');
  expect(() => parseFixture('$0\n#- /b.nix\n$0')).toThrow('lies in one file');
});

test('a label shows the first line of something longer', () => {
  const text = '{\n  a = b\n  c;\n}';
  const label = { id: '/flake.nix', range: { start: 4, end: 9 }, severity: 'error', text: '' };
  expect(isLabelled(label, { start: 4, end: 14 }, text)).toBe(true);
  expect(isLabelled(label, { start: 4, end: 8 }, text)).toBe(false);
});

test('takes off only the indentation that all lines share', () => {
  expect(dedent('\n    a\n      b\n\n    c\n  ')).toBe('a\n  b\n\nc');
});

test('makes a world whose disk has the other files', () => {
  const { world, id } = worldOf('{ }\n#- /sub/a.nix\n1');
  expect([...world.open]).toEqual(['/flake.nix']);
  expect(world.text(id)).toBe('{ }');
  expect(world.text('/sub/a.nix')).toBe('1');
  expect(world.list('/')?.map((it) => `${it.name} ${it.type}`)).toEqual([
    'flake.nix regular',
    'sub directory',
  ]);
  expect(world.exists('/sub')).toBe(true);
  expect(world.exists('/other')).toBe(false);
});
