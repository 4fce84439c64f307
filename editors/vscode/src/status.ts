// What the language status of a digest tells of the server.
import * as vscode from 'vscode';

// Plain text is also what VS Code has no language for, such as TOML.
export const digests: { scheme: string; language: string; pattern?: string }[] = [
  { scheme: 'file', language: 'markdown' },
  { scheme: 'file', language: 'plaintext', pattern: '**/*.txt' },
  { scheme: 'untitled', language: 'markdown' },
  { scheme: 'untitled', language: 'plaintext' },
];

export class Status {
  readonly item = vscode.languages.createLanguageStatusItem('digestlint', digests);

  constructor() {
    this.item.name = 'digestlint';
    this.starting();
  }

  starting(): void {
    this.show('digestlint', 'starting', vscode.LanguageStatusSeverity.Information);
    this.item.busy = true;
  }

  running(version: string, program: string): void {
    this.show(`digestlint ${version}`, program, vscode.LanguageStatusSeverity.Information);
    this.item.command = { command: 'digestlint.showOutput', title: 'Show the output' };
  }

  stopped(problem: string): void {
    this.show('digestlint is not running', problem, vscode.LanguageStatusSeverity.Error);
    this.item.command = { command: 'digestlint.restart', title: 'Restart' };
  }

  private show(text: string, detail: string, severity: vscode.LanguageStatusSeverity): void {
    this.item.busy = false;
    this.item.text = text;
    this.item.detail = detail;
    this.item.severity = severity;
    this.item.command = undefined;
  }
}
