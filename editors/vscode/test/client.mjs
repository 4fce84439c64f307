// Drives a session with the server through every request it knows, with the protocol's own types.
//
// usage: DIGESTLINT=path/to/digestlint node test/client.mjs
import { spawn } from 'child_process';
import assert from 'assert';
import lsp from 'vscode-languageserver-protocol/node.js';

const program = process.env.DIGESTLINT ?? 'digestlint';
const server = spawn(program, ['server'], { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = lsp.createProtocolConnection(
  new lsp.StreamMessageReader(server.stdout),
  new lsp.StreamMessageWriter(server.stdin),
);
const uri = 'file:///tmp/周报.md';
const text = `# 周报

## 微调

1. [Small Matrices](https://arxiv.org/abs/2405.10011)：参数一样多，，速度更快。
2. [Smaller 𝔐atrices](https://arxiv.org/abs/2405.10012)：秩 ，可以更低。
3. [Large Matrices](https://arxiv.org/abs/2405.10013)：秩可以更高。
`;

const published = new Promise((resolve) => {
  connection.onNotification(lsp.PublishDiagnosticsNotification.type, resolve);
});
connection.onNotification(lsp.LogMessageNotification.type, (params) => {
  throw new Error(params.message);
});
connection.listen();

const initialized = await connection.sendRequest(lsp.InitializeRequest.type, {
  processId: process.pid,
  rootUri: null,
  capabilities: {
    general: { positionEncodings: ['utf-16'] },
    textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
  },
});
assert.equal(initialized.capabilities.positionEncoding, 'utf-16');
await connection.sendNotification(lsp.InitializedNotification.type, {});
await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, {
  textDocument: lsp.TextDocumentItem.create(uri, 'markdown', 1, text),
});
const { diagnostics, version } = await published;
assert.equal(version, 1);
assert(diagnostics.length === 2 && diagnostics.every(lsp.Diagnostic.is));

const textDocument = { uri };
const report = await connection.sendRequest(lsp.DocumentDiagnosticRequest.type, { textDocument });
assert.equal(report.kind, 'full');
assert.deepEqual(report.items, diagnostics);
const workspace = await connection.sendRequest(lsp.WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
assert(workspace.items.length === 1 && workspace.items[0].uri === uri);

const actions = await connection.sendRequest(lsp.CodeActionRequest.type, {
  textDocument,
  range: diagnostics[1].range,
  context: { diagnostics: [diagnostics[1]] },
});
assert(actions.length >= 3 && actions.every((each) => lsp.CodeAction.is(each) && lsp.WorkspaceEdit.is(each.edit)));
assert(actions.some((each) => each.kind === 'source.fixAll.digestlint'));
const edits = await connection.sendRequest(lsp.DocumentFormattingRequest.type, {
  textDocument,
  options: { tabSize: 4, insertSpaces: true },
});
assert(edits.length > 0 && edits.every(lsp.TextEdit.is));
const symbols = await connection.sendRequest(lsp.DocumentSymbolRequest.type, { textDocument });
assert(symbols.length === 1 && symbols.every(lsp.DocumentSymbol.is) && symbols[0].children.length === 3);
const folds = await connection.sendRequest(lsp.FoldingRangeRequest.type, { textDocument });
assert(folds.length > 0 && folds.every(lsp.FoldingRange.is));
const links = await connection.sendRequest(lsp.DocumentLinkRequest.type, { textDocument });
assert(links.length === 3 && links.every(lsp.DocumentLink.is));
const hover = await connection.sendRequest(lsp.HoverRequest.type, {
  textDocument,
  position: diagnostics[1].range.start,
});
assert(lsp.Hover.is(hover) && lsp.MarkupContent.is(hover.contents));
const completions = await connection.sendRequest(lsp.CompletionRequest.type, {
  textDocument,
  position: { line: 7, character: 0 },
});
assert(completions.length > 0 && completions.every((each) => typeof each.label === 'string'));
await assert.rejects(connection.sendRequest('no/such', {}), { code: lsp.ErrorCodes.MethodNotFound });

await connection.sendRequest(lsp.ShutdownRequest.type);
const ended = new Promise((resolve) => server.on('exit', resolve));
await connection.sendNotification(lsp.ExitNotification.type);
assert.equal(await ended, 0);
console.log('all right');
process.exit(0);
