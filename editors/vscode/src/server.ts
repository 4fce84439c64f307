// The server's life: one at a time, started anew when asked or when it fell over.
import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, State } from 'vscode-languageclient/node';
import { checkProgram, findProgram, resolvePath } from './program';
import { digests, Status } from './status';

export class Server {
  readonly output = vscode.window.createOutputChannel('digestlint');
  readonly status = new Status();
  private client: LanguageClient | undefined;
  private last = Promise.resolve(); // starts and stops come one after the other

  constructor(private readonly context: vscode.ExtensionContext) {}

  restart(): Promise<void> {
    return this.then(async () => {
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.then(() => this.end());
  }

  async tellSettings(): Promise<void> {
    if (this.client?.isRunning()) {
      await this.client.sendNotification('workspace/didChangeConfiguration', {
        settings: { digestlint: this.settings() },
      });
    }
  }

  private then(step: () => Promise<void>): Promise<void> {
    this.last = this.last.then(step).catch((error) => this.output.appendLine(String(error)));
    return this.last;
  }

  private settings(): object {
    const given = vscode.workspace.getConfiguration('digestlint');
    const config = given.get('config', '').trim();
    return {
      config: config === '' ? '' : resolvePath(config),
      select: given.get('select', []),
      ignore: given.get('ignore', []),
      checkWorkspace: given.get('checkWorkspace', false),
    };
  }

  private async begin(): Promise<void> {
    this.status.starting();
    const program = findProgram(this.context);
    const { version, problem } = await checkProgram(program);
    if (problem !== '') {
      this.fail(problem);
      return;
    }
    this.output.appendLine(`digestlint ${version}: ${program}`);
    const client = new LanguageClient(
      'digestlint',
      'digestlint',
      { command: program, args: ['server'] },
      {
        // Settings that are being edited: a repair may change them.
        documentSelector: [...digests, { scheme: 'file', pattern: '**/{digestlint,.digestlint}.toml' }],
        initializationOptions: this.settings(),
        outputChannel: this.output,
        revealOutputChannelOn: RevealOutputChannelOn.Never, // nor a message for each request that failed
        initializationFailedHandler: () => false,
      },
    );
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) {
        this.status.starting();
      } else if (newState === State.Running) {
        this.status.running(version, program);
      } else {
        this.status.stopped(`${program} has ended`);
      }
    });
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.fail(`${program} does not start: ${error}`);
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose().catch(() => undefined); // one that fell over cannot be stopped
  }

  private fail(problem: string): void {
    this.output.appendLine(problem);
    this.status.stopped(problem);
    const settings = 'Open the setting';
    const help = 'How to install it';
    void vscode.window
      .showErrorMessage(`digestlint: ${problem} Install it, or set digestlint.path.`, settings, help)
      .then((choice) => {
        if (choice === settings) {
          void vscode.commands.executeCommand('workbench.action.openSettings', 'digestlint.path');
        } else if (choice === help) {
          const { repository } = this.context.extension.packageJSON as { repository: { url: string } };
          void vscode.env.openExternal(vscode.Uri.parse(repository.url));
        }
      });
  }
}
