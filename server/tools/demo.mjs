/**
 * `npm run demo`: what an editor would show for the example project. It starts the built server and talks to it as an
 * editor does; nothing in the output comes from anywhere else.
 */
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const program = fileURLToPath(new URL('../../dist/ferronix.cjs', import.meta.url));
const file = fileURLToPath(new URL('../../examples/flake/flake.nix', import.meta.url));
const uri = pathToFileURL(file).href;
const text = readFileSync(file, 'utf8');
const textDocument = { uri };

/** How many items of a list are printed. */
const SHOWN = 8;

/** The places that are looked at, with `|` for the cursor; where something is typed first, `by` takes the place of `text`. */
const COMPLETIONS = [
  { text: 'pkgs.rust-bin.stable.latest.default', by: 'pkgs.rust-bin.stable.|' },
  { text: '"llvm-tools"', by: '"llvm-tools"\n            "|"' },
  { text: '[ "wasm32-unknown-unknown" ]', by: '[ "wasm32-unknown-unknown" "|" ]' },
  { text: 'next.beta.cargo', by: 'next.|' },
  { text: 'RUST_SRC_PATH =', by: 'RUST_|\n            RUST_SRC_PATH =' },
];
const HOVERS = ['RUST_|SRC_PATH =', 'rust|Toolchain =', '"mi|ri"', 'wasm32-|unknown-unknown"'];
const ACTIONS = ['"rust-|analyser"', 'night|ly = pkgs'];

const bold = process.stdout.isTTY ? (it) => `\u001B[1m${it}\u001B[0m` : (it) => it;
const print = (line = '') => process.stdout.write(`${line}\n`);
const title = (it) => print(`\n${bold(it)}`);
const indented = (it, by = '  ') => it.replace(/^(?=.)/gm, by);

const server = await connect();
await showToolchains();
await showFindings();
await showHints();
for (const place of COMPLETIONS) await showCompletion(place);
for (const place of HOVERS) await showHover(place);
for (const place of ACTIONS) await showActions(place);
await server.request('shutdown');
server.notify('exit');

function showToolchains() {
  title('The toolchain of every shell and package (ferronix toolchain examples/flake)');
  print(
    indented(execFileSync(process.execPath, [program, 'toolchain', file], { encoding: 'utf8' }).trimEnd()),
  );
}

async function showFindings() {
  title('Findings');
  const { diagnostics } = await server.next('textDocument/publishDiagnostics');
  const severities = { 1: 'error', 2: 'warning', 4: 'hint' };
  for (const { range, severity, code, message } of diagnostics) {
    print(
      `  ${range.start.line + 1}:${range.start.character + 1} ${severities[severity]} ${code}: ${message}`,
    );
  }
}

async function showHints() {
  title('Inlay hints');
  const range = { start: positionAt(text, 0), end: positionAt(text, text.length) };
  for (const { position, label } of await server.request('textDocument/inlayHint', { textDocument, range })) {
    const line = text.split('\n')[position.line];
    print(`  ${line.slice(0, position.character).trim()} ${bold(label)}${line.slice(position.character)}`);
  }
}

async function showCompletion({ text: before, by }) {
  const typed = text.replace(before, by.replace('|', ''));
  const position = positionAt(typed, text.indexOf(before) + by.indexOf('|'));
  change(typed);
  const list = await server.request('textDocument/completion', { textDocument, position });
  title(`Completion at  ${by.replace(/\s+/g, ' ')}`);
  const items = (list?.items ?? []).filter((it) => fits(it, typed, position));
  for (const { label, detail = '' } of items.slice(0, SHOWN))
    print(`  ${label.padEnd(34)} ${detail}`.trimEnd());
  if (SHOWN < items.length) print(`  … and ${items.length - SHOWN} more`);
  change(text);
}

/** Editors show only the items that begin with what is typed already. */
function fits({ label, filterText = label, textEdit }, typed, { line, character }) {
  const written = typed.split('\n')[line].slice(textEdit.range.start.character, character);
  return filterText.toLowerCase().startsWith(written.toLowerCase());
}

async function showHover(place) {
  const found = await server.request('textDocument/hover', { textDocument, position: placeOf(place) });
  title(`Hover on  ${place.replace('|', '')}`);
  print(indented(found?.contents.value ?? 'nothing'));
}

async function showActions(place) {
  const position = placeOf(place);
  const params = { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } };
  title(`Code actions on  ${place.replace('|', '')}`);
  for (const action of await server.request('textDocument/codeAction', params)) print(`  ${action.title}`);
}

function placeOf(place) {
  return positionAt(text, text.indexOf(place.replace('|', '')) + place.indexOf('|'));
}

function positionAt(content, offset) {
  const lines = content.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1).length };
}

function change(content) {
  server.version += 1;
  const params = { textDocument: { uri, version: server.version }, contentChanges: [{ text: content }] };
  server.notify('textDocument/didChange', params);
}

/** A client that can do the least, so that the server sends everything at once and as plain text. */
async function connect() {
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = createClient(child);
  await client.request('initialize', {
    processId: process.pid,
    rootUri: new URL('.', uri).href,
    capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } },
  });
  client.notify('initialized', {});
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'nix', version: 1, text } });
  return client;
}

function createClient({ stdin, stdout }) {
  const waiting = new Map();
  let id = 0;
  let rest = Buffer.alloc(0);
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const wait = (key) => new Promise((resolve, reject) => waiting.set(key, { resolve, reject }));
  stdout.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf('\r\n\r\n'); end !== -1; end = rest.indexOf('\r\n\r\n')) {
      const length = Number(/\d+/.exec(rest.subarray(0, end).toString())[0]);
      if (rest.length < end + 4 + length) return;
      const message = JSON.parse(rest.subarray(end + 4, end + 4 + length).toString());
      rest = rest.subarray(end + 4 + length);
      const waiter = waiting.get(message.id ?? message.method);
      if (message.error) waiter?.reject(new Error(message.error.message));
      else waiter?.resolve(message.result ?? message.params);
    }
  });
  return {
    version: 1,
    next: wait,
    notify: (method, params) => send({ method, params }),
    request(method, params) {
      id += 1;
      send({ id, method, params });
      return wait(id);
    },
  };
}
