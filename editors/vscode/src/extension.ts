// Starts digestlint's server and adds what editors have no protocol for.
import * as vscode from 'vscode';
import { findProgram } from './program';
import { RulePages } from './rule_pages';
import { Server } from './server';

let server: Server | undefined;

async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.sourceAction', {
    kind: 'source.fixAll.digestlint',
    apply: 'first',
  });
}

function takeSettings(event: vscode.ConfigurationChangeEvent): void {
  if (event.affectsConfiguration('digestlint.path') || event.affectsConfiguration('digestlint.checkWorkspace')) {
    void server?.restart();
  } else if (event.affectsConfiguration('digestlint')) {
    void server?.tellSettings();
  }
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const started = new Server(context);
  server = started;
  const pages = new RulePages(() => findProgram(context));
  const commands: [string, () => unknown][] = [
    ['fixAll', fixAll],
    ['showOutline', () => vscode.commands.executeCommand('outline.focus')],
    ['explainRule', () => pages.explain()],
    ['showOutput', () => started.output.show()],
    ['restart', () => started.restart()],
  ];
  context.subscriptions.push(
    started.output,
    started.status.item,
    pages.register(),
    vscode.workspace.onDidChangeConfiguration(takeSettings),
    ...commands.map(([name, run]) => vscode.commands.registerCommand(`digestlint.${name}`, run)),
  );
  await started.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
