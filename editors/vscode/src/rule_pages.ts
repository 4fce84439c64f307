// "Explain a rule": the rule at the cursor, else one from a list, as a page beside the text.
import * as vscode from 'vscode';
import { askProgram } from './program';

const scheme = 'digestlint-rule';

export class RulePages implements vscode.TextDocumentContentProvider {
  private readonly pages = new Map<string, string>(); // by path
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly program: () => string) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.path) ?? '';
  }

  async explain(): Promise<void> {
    const here = rulesAtCursor();
    const rule = here.length === 1 ? here[0] : await this.pick(here);
    if (rule === undefined) {
      return;
    }
    const { out, problem } = await askProgram(this.program(), ['explain', rule]);
    if (problem !== '') {
      void vscode.window.showErrorMessage(problem);
      return;
    }
    const uri = vscode.Uri.from({ scheme, path: `${rule}.md` });
    this.pages.set(uri.path, out);
    this.changed.fire(uri); // another program may say something else
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }

  private async pick(first: string[]): Promise<string | undefined> {
    const { out, problem } = await askProgram(this.program(), ['rules', '--format', 'json']);
    if (problem !== '') {
      void vscode.window.showErrorMessage(problem);
      return undefined;
    }
    const rules = JSON.parse(out) as { name: string; group: string; summary: string }[];
    const items = rules.map(({ name, group, summary }) => ({ label: name, description: group, detail: summary }));
    items.sort((a, b) => Number(first.includes(b.label)) - Number(first.includes(a.label)));
    const options = { placeHolder: 'Which rule?', matchOnDescription: true, matchOnDetail: true };
    return (await vscode.window.showQuickPick(items, options))?.label;
  }
}

function rulesAtCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  const rules = new Set<string>();
  for (const each of editor ? vscode.languages.getDiagnostics(editor.document.uri) : []) {
    if (each.source === 'digestlint' && editor?.selection.intersection(each.range) !== undefined) {
      rules.add(String(typeof each.code === 'object' ? each.code.value : each.code));
    }
  }
  return [...rules];
}
