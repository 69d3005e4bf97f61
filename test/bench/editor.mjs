/** An editor at work: a language client over stdio that measures how long its answers take. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What an editor announces that asks for diagnostics and takes snippets. */
const CAPABILITIES = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        tagSupport: { valueSet: [1] },
        labelDetailsSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        resolveSupport: { properties: ['documentation', 'additionalTextEdits'] },
      },
      completionList: { itemDefaults: ['editRange', 'insertTextFormat', 'data'] },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true },
    diagnostic: { dynamicRegistration: true, relatedInformation: true },
    inlayHint: { dynamicRegistration: false },
  },
  workspace: { workspaceFolders: true },
};

/** Starts the server at `program`; `options.execArgv` go to Node, `options.folder` is the workspace. */
export function startEditor(program, { folder, execArgv = [], env = {} }) {
  const child = spawn(process.execPath, [...execArgv, program, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const waiting = new Map();
  let lastId = 0;

  readMessages(child.stdout, ({ id, method, result, error }) => {
    if (method !== undefined && id !== undefined) send({ id, result: null });
    else if (error !== undefined) waiting.get(id)?.reject(new Error(error.message));
    else waiting.get(id)?.resolve(result);
    waiting.delete(id);
  });

  function send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  function request(method, params) {
    const id = ++lastId;
    const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    send({ id, method, params });
    return answer;
  }

  const notify = (method, params) => send({ method, params });

  return {
    child,
    request,
    notify,
    /** Resolves with the answer to `initialize`. */
    initialize() {
      const uri = pathToFileURL(folder).href;
      return request('initialize', {
        processId: process.pid,
        rootUri: uri,
        workspaceFolders: [{ uri, name: 'bench' }],
        capabilities: CAPABILITIES,
      });
    },
    async start() {
      await this.initialize();
      notify('initialized', {});
    },
    open: (path) => openDocument(path, { request, notify }),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await request('shutdown');
      notify('exit');
      await ended;
    },
  };
}

/** A workspace around a file, for `startEditor`. */
export const folderOf = (path) => dirname(path);

function openDocument(path, { request, notify }) {
  const textDocument = { uri: pathToFileURL(path).href };
  let version = 1;
  const text = readFileSync(path, 'utf8');
  notify('textDocument/didOpen', { textDocument: { ...textDocument, languageId: 'nix', version, text } });
  return {
    edit(range, inserted) {
      notify('textDocument/didChange', {
        textDocument: { ...textDocument, version: ++version },
        contentChanges: [{ range, text: inserted }],
      });
    },
    /** Asks a question about the document. */
    ask: (method, params) => request(`textDocument/${method}`, { textDocument, ...params }),
  };
}

function readMessages(stream, receive) {
  let chunks = [];
  let length = 0;
  let wanted = 0;
  stream.on('data', (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    while (wanted <= length) {
      let rest = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
      const end = rest.indexOf('\r\n\r\n');
      const size = end === -1 ? 0 : Number(/Content-Length: (\d+)/.exec(rest.toString('latin1', 0, end))[1]);
      const last = end + 4 + size;
      if (end === -1 || length < last) {
        chunks = [rest];
        wanted = end === -1 ? length + 1 : last;
        return;
      }
      receive(JSON.parse(rest.toString('utf8', end + 4, last)));
      rest = rest.subarray(last);
      chunks = [rest];
      length = rest.length;
      wanted = 0;
      if (length === 0) return;
    }
  });
}
