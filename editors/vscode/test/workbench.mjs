// VS Code in a browser: starting it, and the keys and places that a user knows.
import { execFileSync, spawn } from 'child_process';
import fs from 'fs';
import path from 'path';
import { chromium } from 'playwright-core';

const quickInput = '.quick-input-widget input:visible';

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Waits until the function gives something true; fails with what it gave last.
export async function until(what, wanted, seconds = 20) {
  let last;
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(200)) {
    last = await wanted();
    if (last) return last;
  }
  throw new Error(`${what}: not so after ${seconds} s`);
}

export class Workbench {
  // In `root` come the user's settings, the extensions and the folder that is opened.
  constructor({ codeServer, chromium: browser, vsix, root, shots, port }) {
    Object.assign(this, { codeServer, browserPath: browser, vsix, root, shots, port });
    this.work = path.join(root, 'work');
    this.number = 0;
    fs.mkdirSync(this.work, { recursive: true });
    fs.mkdirSync(shots, { recursive: true });
  }

  // The workspace's settings; a user's are not looked at again while the editor runs.
  settings(given) {
    const quiet = {
      'workbench.startupEditor': 'none',
      'chat.disableAIFeatures': true,
      'files.autoSave': 'off',
      'files.exclude': { '.vscode': true },
      'editor.minimap.enabled': false,
      'editor.unicodeHighlight.ambiguousCharacters': false,
    };
    const write = (folder, values) => {
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(values, null, 2));
    };
    write(path.join(this.root, 'user/User'), quiet);
    write(path.join(this.work, '.vscode'), given);
  }

  async open(query = `folder=${this.work}`) {
    const common = ['--user-data-dir', path.join(this.root, 'user'), '--extensions-dir', path.join(this.root, 'ext')];
    common.push('--config', path.join(this.root, 'config.yaml'));
    execFileSync(this.codeServer, [...common, '--install-extension', this.vsix], { stdio: 'pipe' });
    const log = fs.openSync(path.join(this.root, 'code-server.log'), 'w');
    const options = ['--auth', 'none', '--bind-addr', `127.0.0.1:${this.port}`, '--disable-telemetry'];
    options.push('--disable-update-check', '--disable-workspace-trust');
    this.server = spawn(this.codeServer, [...common, ...options], { stdio: ['ignore', log, log], detached: true });
    const address = `http://127.0.0.1:${this.port}`;
    await until('code-server answers', () => fetch(`${address}/healthz`).catch(() => undefined));
    this.browser = await chromium.launch({ executablePath: this.browserPath, args: ['--no-sandbox'] });
    this.page = await this.browser.newPage({ viewport: { width: 1500, height: 950 } });
    await this.page.goto(`${address}/?${query}`);
    await this.page.waitForSelector('.part.statusbar', { timeout: 60000 });
    await sleep(3000);
  }

  async close() {
    await this.browser?.close();
    if (this.server) process.kill(-this.server.pid);
  }

  async shot(name) {
    const number = String(++this.number).padStart(2, '0');
    await this.page.screenshot({ path: path.join(this.shots, `${number}-${name}.png`) });
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await sleep(300);
    }
  }

  async type(text) {
    await this.page.keyboard.type(text, { delay: 15 });
    await sleep(700);
  }

  async quick(key, text) {
    await this.press(key);
    await this.page.waitForSelector(quickInput);
    await this.type(text);
    await this.press('Enter');
    await sleep(500);
  }

  command(title) {
    return this.quick('F1', title);
  }

  async openFile(name) {
    await this.quick('Control+p', name);
    await until(`${name} is shown`, () => this.page.$(`.tab.active[data-resource-name="${name}"]`));
  }

  // Go to Line counts columns by width, so that one is walked to.
  async goTo(line, column = 1) {
    await this.quick('Control+g', String(line));
    for (let i = 1; i < column; ++i) await this.page.keyboard.press('ArrowRight');
    await sleep(500);
  }

  async save() {
    await this.press('Control+s');
    await until('saved', async () => !(await this.page.$('.tab.active.dirty')));
  }

  texts(selector) {
    return this.page.$$eval(selector, (found) => found.map((each) => each.innerText));
  }

  // { errors, warnings, infos } of the status bar.
  async counts() {
    const label = await this.page.$eval('[id="status.problems"]', (each) => each.getAttribute('aria-label'));
    const of = (word) => Number(new RegExp(`${word}: (\\d+)`).exec(label)?.[1] ?? 0);
    return { errors: of('Errors'), warnings: of('Warnings'), infos: of('Infos') };
  }

  // What the Problems view shows, as "rule line:column".
  async problems() {
    await this.command('View: Focus Problems');
    const { width, height } = this.page.viewportSize();
    await this.page.setViewportSize({ width, height: 4000 }); // so that it keeps no row back
    await this.command('View: Toggle Maximized Panel');
    await sleep(1500);
    const rows = await this.texts('.markers-panel-container .monaco-list-row');
    await this.command('View: Toggle Maximized Panel');
    await this.page.setViewportSize({ width, height });
    await sleep(500);
    return rows.flatMap((row) => {
      const found = /digestlint\n([a-z-]+)\n\[Ln (\d+), Col (\d+)\]/.exec(row);
      return found ? [`${found[1]} ${found[2]}:${found[3]}`] : [];
    });
  }

  async notification(what) {
    return until(`told: ${what}`, async () =>
      (await this.texts('.notification-list-item, .notification-toast')).find((each) => what.test(each)),
    );
  }

  clearNotifications() {
    return this.command('Notifications: Clear All Notifications');
  }
}
