import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realPart } from '../real-part.ts';
import { otherNode, runProgram, withFolder } from './program.ts';

const temporary = () => mkdtempSync(join(tmpdir(), 'guildseal-start-'));
const job = (name: string, payload: object, folder: string): Record<string, string> => {
  const path = join(folder, 'event.json');
  writeFileSync(path, JSON.stringify(payload));
  return { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path };
};

describe('the bundle at its start', () => {
  it('shows help without words, and for each command with an example', async () => {
    const whole = await runProgram([], { cwd: tmpdir() });
    expect([whole.code, whole.stderr]).toEqual([0, '']);
    for (const name of ['search', 'verify', 'report', 'demo', 'auto', 'completions']) {
      expect(whole.stdout).toContain(name);
      const one = await runProgram([name, '--help'], { cwd: tmpdir() });
      expect(one.code).toBe(0);
      expect(one.stdout).toContain('Example:');
    }
  }, 30_000);

  it.each([
    [['serach'], 'search'],
    [['search', 'x', '--buget', 'a=1'], '--budget'],
    [['verify'], 'run'],
  ])('answers %j with exit 2 and the nearest name', async (words, nearest) => {
    const ended = await runProgram(words, { cwd: tmpdir() });
    expect(ended.code).toBe(2);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toContain('[cli.usage]');
    expect(ended.stderr).toContain(nearest);
    expect(ended.stderr).not.toContain('    at ');
  });

  it('gives an error as the one JSON document with --json', async () => {
    const ended = await runProgram(['search', 'x', '--json', '--repo', '/nonexistent'], { cwd: tmpdir() });
    const document = JSON.parse(ended.stdout) as { error: { code: string; message: string } };
    expect(document.error.code).toBe('workspace.no-repository');
    expect(ended.code).toBe(2);
  });

  it('leaves at once with one line when the event is not ours', async () => {
    await withFolder(temporary, async (folder) => {
      for (const [name, payload] of [
        ['release', { action: 'published' }],
        ['issue_comment', { action: 'created', comment: { body: 'nice work' } }],
        ['issue_comment', { action: 'edited', comment: { body: '/guildseal search x' } }],
        ['push', { ref: 'refs/tags/v1' }],
      ] as const) {
        const ended = await runProgram([], { cwd: folder, env: job(name, payload, folder) });
        expect([ended.code, ended.stderr]).toEqual([0, '']);
        expect(ended.stdout).toMatch(/^guildseal: nothing to do: [^\n]+\n$/);
      }
    });
  });

  it('prints a completion script for each shell that names every command', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const ended = await runProgram(['completions', shell], { cwd: tmpdir() });
      expect(ended.code).toBe(0);
      expect(ended.stdout).toContain('search');
    }
    expect((await runProgram(['completions', 'tcsh'], { cwd: tmpdir() })).code).toBe(2);
  });
});

const oldNode = otherNode('16.20.2');
realPart('Node 16', oldNode !== null)('the bundle under an old Node', () => {
  it('refuses in one clear line with exit 2', async () => {
    const ended = await runProgram(['--help'], { cwd: tmpdir(), nodePath: oldNode ?? '' });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/^guildseal needs Node 20\.19 or newer; this is v16\.20\.2 [^\n]+\n$/);
  });
});
