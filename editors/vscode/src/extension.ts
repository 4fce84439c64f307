// Starts digestlint's server and adds what editors have no protocol for.
import { execFile } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import * as vscode from 'vscode';
import { LanguageClient, LanguageClientOptions, ServerOptions, State } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;
let status: vscode.StatusBarItem;

// The setting, the one in the extension, the one on PATH.
function findProgram(context: vscode.ExtensionContext): string {
  const given = vscode.workspace.getConfiguration('digestlint').get<string>('path', '');
  if (given !== '') {
    return given;
  }
  const name = process.platform === 'win32' ? 'digestlint.exe' : 'digestlint';
  const bundled = path.join(context.extensionPath, 'bin', name);
  return fs.existsSync(bundled) ? bundled : name;
}

function serverSettings(): object {
  const settings = vscode.workspace.getConfiguration('digestlint');
  return {
    config: settings.get('config', ''),
    select: settings.get('select', []),
    ignore: settings.get('ignore', []),
  };
}

function showState(state: State): void {
  const running = state === State.Running;
  status.text = running ? '$(check) digestlint' : '$(warning) digestlint';
  status.tooltip = running ? 'digestlint is running' : 'digestlint is not running; click to restart it';
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  const program = findProgram(context);
  const server: ServerOptions = { command: program, args: ['server'] };
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: 'file', language: 'markdown' },
      { scheme: 'file', language: 'plaintext' },
      { scheme: 'untitled', language: 'markdown' },
      { scheme: 'untitled', language: 'plaintext' },
    ],
    initializationOptions: serverSettings(),
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/*.toml') },
  };
  client = new LanguageClient('digestlint', 'digestlint', server, options);
  client.onDidChangeState((event) => showState(event.newState));
  try {
    await client.start();
  } catch (error) {
    showState(State.Stopped);
    const choice = await vscode.window.showErrorMessage(
      `digestlint: ${program} does not start (${error}). Install it, or set digestlint.path.`,
      'Open settings',
    );
    if (choice !== undefined) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'digestlint.path');
    }
  }
}

async function restart(context: vscode.ExtensionContext): Promise<void> {
  await client?.stop().catch(() => undefined);
  await start(context);
}

async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.sourceAction', {
    kind: 'source.fixAll.digestlint',
    apply: 'first',
  });
}

// The rule at the cursor, else one that is asked for.
async function explainRule(context: vscode.ExtensionContext): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const here = editor
    ? vscode.languages
        .getDiagnostics(editor.document.uri)
        .find((each) => each.source === 'digestlint' && each.range.contains(editor.selection.active))
    : undefined;
  const code = here?.code;
  const named = typeof code === 'object' ? String(code.value) : code === undefined ? undefined : String(code);
  const rule = named ?? (await vscode.window.showInputBox({ prompt: 'The rule, such as missing-link' }));
  if (rule === undefined || rule === '') {
    return;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  execFile(findProgram(context), ['explain', rule], { cwd: folder }, (error, out, err) => {
    if (error !== null && out === '') {
      void vscode.window.showErrorMessage(err.trim() || String(error));
      return;
    }
    void vscode.workspace
      .openTextDocument({ language: 'markdown', content: out })
      .then((document) => vscode.window.showTextDocument(document, vscode.ViewColumn.Beside));
  });
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right);
  status.command = 'digestlint.restart';
  status.text = 'digestlint';
  status.show();
  context.subscriptions.push(
    status,
    vscode.commands.registerCommand('digestlint.fixAll', fixAll),
    vscode.commands.registerCommand('digestlint.showOutline', () =>
      vscode.commands.executeCommand('workbench.action.gotoSymbol'),
    ),
    vscode.commands.registerCommand('digestlint.explainRule', () => explainRule(context)),
    vscode.commands.registerCommand('digestlint.restart', () => restart(context)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('digestlint.path')) {
        void restart(context);
      } else if (event.affectsConfiguration('digestlint')) {
        void client?.sendNotification('workspace/didChangeConfiguration', {
          settings: { digestlint: serverSettings() },
        });
      }
    }),
  );
  await start(context);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
