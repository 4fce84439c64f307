// Goes through the extension as a user does, in VS Code's own workbench, and compares with the command line.
//
// usage: DIGESTLINT=program [DIGEST=file] [CODE_SERVER=program] [CHROMIUM=program] [SHOTS=folder] \
//        [PORT=number] node test/code-server.mjs [step...]
import assert from 'assert';
import { execFileSync } from 'child_process';
import fs from 'fs';
import os from 'os';
import path from 'path';
import { fileURLToPath } from 'url';
import { sleep, until, Workbench } from './workbench.mjs';

assert(process.env.DIGESTLINT, 'DIGESTLINT names the program');
const here = path.dirname(fileURLToPath(import.meta.url));
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'digestlint-code-server-'));
const given = path.resolve(process.env.DIGEST ?? path.join(here, 'digest.txt'));
const name = `digest${path.extname(given)}`;
const text = fs.readFileSync(given);
const program = path.join(root, 'digestlint'); // a name of its own, to know its processes by
fs.copyFileSync(process.env.DIGESTLINT, program);
const workbench = new Workbench({
  codeServer: process.env.CODE_SERVER ?? 'code-server',
  chromium: process.env.CHROMIUM ?? '/usr/bin/chromium',
  vsix: path.join(here, '../digestlint.vsix'),
  root,
  shots: process.env.SHOTS ?? path.join(root, 'shots'),
  port: Number(process.env.PORT ?? 8124),
});
const file = path.join(workbench.work, name);
const config = path.join(workbench.work, 'digestlint.toml');
const settings = { 'digestlint.path': program };
const earlierFile = path.join(workbench.work, `earlier${path.extname(name)}`);
const earlierHeading = '上周的主题'; // in another digest of the series

// The exit status tells of findings.
function run(...args) {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    if (error.status !== 1) throw error;
    return error.stdout;
  }
}

const findings = (...args) => JSON.parse(run('check', '--format', 'json', ...args, file));

function repaired(...args) {
  const copy = path.join(root, name);
  fs.writeFileSync(copy, text);
  run('check', '--fix', ...args, copy);
  return fs.readFileSync(copy, 'utf8');
}

function servers() {
  return fs.readdirSync('/proc').filter((pid) => {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(`${program}\0server`);
    } catch {
      return false;
    }
  });
}

async function shown() {
  const { errors, warnings, infos } = await workbench.counts();
  return errors + warnings + infos;
}

const untilShown = (count, what) => until(`${count} findings, ${what}`, async () => (await shown()) === count);
const all = () => untilShown(findings().length, 'as the command line tells');

// The digest as it was, in the editor and on disk.
async function afresh() {
  await workbench.openFile(name);
  await workbench.command('File: Revert File');
  fs.writeFileSync(file, text);
  await all();
}

async function savedAs(expected) {
  await workbench.save();
  await until('saved', () => fs.readFileSync(file, 'utf8') === expected, 5).catch(() => undefined);
  const [is, wanted] = [fs.readFileSync(file, 'utf8'), expected].map((each) => each.split('\n'));
  const line = wanted.findIndex((each, i) => each !== is[i]);
  assert(is.join('\n') === expected, `line ${line + 1} is\n${is[line]}\nand not\n${wanted[line]}`);
}

const steps = {
  async findings() {
    const expected = findings().map((each) => `${each.rule} ${each.line}:${each.column}`);
    assert.deepEqual((await workbench.problems()).sort(), expected.sort());
    await workbench.shot('problems');
  },

  async hover() {
    const { line, column, rule, message } = findings()[0];
    await workbench.goTo(line, column);
    await workbench.command('Show or Focus Hover');
    const hover = await until('a hover', async () => (await workbench.texts('.monaco-hover:not(.hidden)')).join(''));
    await workbench.shot('hover');
    assert(hover.includes(rule) && hover.includes(message.split('“')[0]), hover);
  },

  async outline() {
    const [outline] = JSON.parse(run('outline', '--format', 'json', file));
    await workbench.command('digestlint: Show the outline');
    const rows = await until('an outline', async () => {
      const found = await workbench.texts('.outline-pane .monaco-list-row');
      return found.length > 0 && found;
    });
    await workbench.shot('outline');
    assert(rows.some((each) => each.includes(outline.sections[0].heading.text)), rows.join());
  },

  async fixAll() {
    await workbench.command('digestlint: Repair all that is safe');
    await workbench.shot('fix-all');
    await savedAs(repaired());
  },

  async format() {
    await workbench.command('Format Document');
    await sleep(1000);
    await workbench.shot('format');
    await workbench.save();
    const groups = /punctuation|encoding/;
    const left = findings().filter((each) => groups.test(each.group) && each.fix?.safety === 'safe');
    assert.deepEqual(left, []);
  },

  async onSave() {
    workbench.settings({ ...settings, 'editor.codeActionsOnSave': { 'source.fixAll.digestlint': 'explicit' } });
    await sleep(2000);
    await workbench.goTo(1);
    await workbench.press('x', 'Backspace');
    await savedAs(repaired());
    workbench.settings(settings);
  },

  async moveEntries() {
    for (;;) {
      const [first] = findings('--select', 'misplaced-entry');
      if (first === undefined) break;
      await workbench.goTo(first.line, first.column + 1);
      await workbench.press('Control+.');
      await until('quick fixes', async () => (await workbench.texts('.action-widget .monaco-list-row')).length > 0);
      await workbench.shot('quick-fix');
      assert((await workbench.texts('.action-widget .focused'))[0].includes('Move the entry'));
      await workbench.press('Enter');
      await until('an edit', () => workbench.page.$('.tab.active.dirty'));
      await workbench.shot('moved');
      await workbench.save();
      await all();
    }
    await savedAs(repaired('--select', 'misplaced-entry', '--unsafe-fixes'));
  },

  async completion() {
    const markdown = name.endsWith('.md');
    const [outline] = JSON.parse(run('outline', '--format', 'json', file));
    await workbench.goTo(outline.sections[0].heading.line);
    await workbench.press('Control+Enter', ...(markdown ? ['#', '#'] : []), 'Control+Space');
    const labels = await until('completions', async () => {
      const rows = await workbench.texts('.suggest-widget.visible .monaco-list-row');
      return rows.length > 0 && rows;
    });
    await workbench.shot('completion');
    await workbench.press('Escape');
    assert(labels.some((each) => each.includes(earlierHeading)), labels);
  },

  async explain() {
    const { line, column, rule } = findings()[0];
    await workbench.goTo(line, column);
    await workbench.command('digestlint: Explain a rule');
    await until('the page', () => workbench.page.$(`.tab[aria-label*="${rule}.md"]`));
    await sleep(2000);
    await workbench.shot('explain');
    await workbench.command('View: Close All Editors');
    await workbench.openFile(name);
  },

  async configuration() {
    const before = await shown();
    fs.writeFileSync(config, 'selekt = ["links"]\n');
    await workbench.notification(/digestlint\.toml:1: unknown key 'selekt'/);
    await workbench.shot('broken-configuration');
    assert.equal(await shown(), before);
    fs.writeFileSync(config, `ignore = ["${findings('--no-config')[0].rule}"]\n`);
    await all();
    assert((await shown()) < before);
    fs.unlinkSync(config);
    await untilShown(before, 'without a configuration');
    await workbench.clearNotifications();
  },

  async settings() {
    const before = servers();
    const { rule } = findings()[0];
    workbench.settings({ ...settings, 'digestlint.ignore': [rule] });
    await untilShown(findings('--ignore', rule).length, 'without the ignored rule');
    workbench.settings(settings);
    await all();
    assert.deepEqual(servers(), before);
  },

  async path() {
    for (const [wrong, told] of [['/nowhere/digestlint', /no program \/nowhere/], ['/bin/true', /is not digestlint/]]) {
      workbench.settings({ 'digestlint.path': wrong });
      await workbench.notification(told);
      await untilShown(0, 'without a server');
      await workbench.page.click('[id="status.languageStatus"]');
      await sleep(1000);
      await workbench.shot('wrong-path');
      await workbench.press('Escape');
      await workbench.clearNotifications();
    }
    workbench.settings(settings);
    await all();
    await workbench.page.click('[id="status.languageStatus"]');
    await sleep(1000);
    await workbench.shot('running');
    await workbench.press('Escape');
  },

  async restart() {
    const [before] = servers();
    await workbench.command('digestlint: Restart the server');
    const other = (pid) => async () => servers().length === 1 && servers()[0] !== pid;
    await until('another server', other(before));
    await all();
    const [second] = servers();
    process.kill(Number(second), 'SIGKILL');
    await until('another server after a crash', other(second));
    await all();
  },

  async workspace() {
    workbench.settings({ ...settings, 'digestlint.checkWorkspace': true });
    const closed = JSON.parse(run('check', '--output', 'json', earlierFile));
    await untilShown(findings().length + closed.length, 'those of the closed digest too');
    await workbench.shot('workspace');
    workbench.settings(settings);
    await all();
  },
};

const wanted = process.argv.slice(2);
let failed = 0;
try {
  workbench.settings(settings);
  fs.writeFileSync(file, text);
  const [{ sections }] = JSON.parse(run('outline', '--format', 'json', given));
  fs.writeFileSync(earlierFile, text.toString().replace(sections[0].heading.text, earlierHeading));
  await workbench.open();
  await workbench.openFile(name);
  await all();
  for (const [step, go] of Object.entries(steps)) {
    if (wanted.length > 0 && !wanted.includes(step)) continue;
    try {
      await afresh();
      await go();
      console.log(`right: ${step}`);
    } catch (error) {
      ++failed;
      console.log(`WRONG: ${step}: ${error.message}`);
      await workbench.shot(`wrong-${step}`);
      await workbench.press('Escape', 'Escape');
      workbench.settings(settings);
    }
  }
} finally {
  await workbench.close();
}
await until('the server has ended', () => servers().length === 0);
console.log(`screenshots: ${workbench.shots}`);
if (process.env.SHOTS !== undefined && failed === 0) fs.rmSync(root, { recursive: true });
process.exit(failed > 0 ? 1 : 0);
