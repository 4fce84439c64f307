// Where the program is, and asking it something.
import { execFile } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import * as vscode from 'vscode';

export interface Answer {
  out: string;
  problem: string; // empty where all went well
}

function firstFolder(): string | undefined {
  return vscode.workspace.workspaceFolders?.find((each) => each.uri.scheme === 'file')?.uri.fsPath;
}

// A path from the settings: ~ and ${workspaceFolder} are known, what is relative is so to the workspace.
export function resolvePath(given: string): string {
  const folder = firstFolder();
  const home = given.replace(/^~(?=[/\\]|$)/, () => os.homedir());
  const full = home.replace(/\$\{workspaceFolder\}/g, () => folder ?? '.');
  return folder === undefined ? full : path.resolve(folder, full);
}

// The setting, the one in the extension, the one on PATH.
export function findProgram(context: vscode.ExtensionContext): string {
  const given = vscode.workspace.getConfiguration('digestlint').get<string>('path', '').trim();
  if (given !== '') {
    return /[/\\]/.test(given) ? resolvePath(given) : given;
  }
  const name = process.platform === 'win32' ? 'digestlint.exe' : 'digestlint';
  const onPath = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const places = [path.join(context.extensionPath, 'bin'), ...onPath].map((folder) => path.join(folder, name));
  return places.find((place) => fs.existsSync(place) && fs.statSync(place).isFile()) ?? name;
}

// What the program says in the folder of the digest at hand, so that its configuration is in force.
export function askProgram(program: string, args: string[]): Promise<Answer> {
  const file = vscode.window.activeTextEditor?.document.uri;
  const folder = file?.scheme === 'file' ? path.dirname(file.fsPath) : firstFolder();
  const cwd = folder !== undefined && fs.existsSync(folder) ? folder : undefined;
  return new Promise((resolve) => {
    execFile(program, args, { cwd, timeout: 10000, maxBuffer: 1 << 24 }, (error, out, err) => {
      resolve({ out, problem: error === null ? '' : err.trim() || error.message });
    });
  });
}

// The version, or in what way the program is none of ours.
export async function checkProgram(program: string): Promise<{ version: string; problem: string }> {
  const { out, problem } = await askProgram(program, ['--version']);
  const version = /^digestlint (\S+)/.exec(out)?.[1];
  if (version !== undefined) {
    return { version, problem: '' };
  }
  if (problem.includes('ENOENT')) {
    const place = /[/\\]/.test(program) ? 'there is no program' : 'there is no program on PATH called';
    return { version: '', problem: `${place} ${program}.` };
  }
  if (problem.includes('EACCES')) {
    return { version: '', problem: `${program} cannot be run: permission denied.` };
  }
  return { version: '', problem: `${program} is not digestlint: ${problem || 'it names no version'}.` };
}
