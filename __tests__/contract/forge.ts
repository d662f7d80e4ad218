import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { User } from '../../src/events/event.ts';
import type { Forge } from '../../src/forge/forge.ts';
import { ensureStatus, searchContext } from '../../src/forge/status.ts';
import { ensureSection, readSection } from '../../src/forge/sticky.ts';
import type { SectionRequest, StickyDeps } from '../../src/forge/sticky.ts';

/** One forge with one repository, pull request 1 in it, and hands to change it from outside. */
export interface ForgeBench {
  readonly forge: Forge;
  readonly deps: StickyDeps;
  readonly warnings: () => readonly string[];
  readonly me: User;
  readonly repoId: number;
  readonly head: string;
  comments(): readonly { readonly id: number; readonly user: string; readonly body: string }[];
  statuses(): readonly { readonly context: string; readonly state: string }[];
  addComment(user: string, body: string): number;
  editComment(id: number, body: string): void;
  removeComment(id: number): void;
  moveHead(sha: string): void;
  putFile(sha: string, path: string, bytes: Uint8Array): void;
  /** Number of requests that change something. */
  writes(): number;
  /** Throws when requests or answers broke the API's description. */
  check(): void;
  close(): Promise<void>;
}

const key = new Uint8Array(32).fill(7);

/** The behaviour every adapter shows. */
export const forgeContract = (name: string, start: () => Promise<ForgeBench>): void => {
  describe(name, () => {
    let bench: ForgeBench;
    beforeEach(async () => {
      bench = await start();
    });
    afterEach(async () => {
      await bench.close();
      bench.check();
    });

    const request = (changes: Partial<SectionRequest> = {}): SectionRequest => ({
      issue: 1,
      kind: 'search',
      repoId: bench.repoId,
      key,
      body: 'Best so far: 42',
      state: { head: 'h1' },
      headSha: bench.head,
      run: { number: 5, attempt: 1 },
      ...changes,
    });
    const ensure = (changes: Partial<SectionRequest> = {}) =>
      ensureSection(bench.forge, request(changes), bench.deps);
    const ours = () => bench.comments().filter((one) => one.user === bench.me.login);

    describe('reading', () => {
      it('tells a pull request with its head, base and fork', async () => {
        const pull = await bench.forge.pull(1);
        expect(pull).toMatchObject({
          number: 1,
          state: 'open',
          headSha: bench.head,
          baseRef: 'main',
          fork: false,
          draft: false,
          author: { login: 'bob' },
          labels: ['fast'],
        });
      });

      it('refuses an unknown pull request as not found', async () => {
        await expect(bench.forge.pull(999)).rejects.toMatchObject({ code: 'forge.not-found' });
      });

      it('lists the changed files in our words, all pages of them', async () => {
        const files = await bench.forge.files(1);
        expect(files).toHaveLength(120);
        expect(files[0]).toMatchObject({ path: 'src/app.ts', status: 'modified' });
        expect(files[1]).toMatchObject({
          path: 'src/new name ä.ts',
          previousPath: 'src/old.ts',
          status: 'renamed',
        });
        expect(files[2]?.status).toBe('deleted');
      });

      it('reads a file at a commit byte for byte, and null where there is none', async () => {
        const bytes = Uint8Array.from({ length: 4096 }, (_, index) => index % 256);
        bench.putFile(bench.head, 'src/blob ä#?.bin', bytes);
        expect(await bench.forge.fileAt('src/blob ä#?.bin', bench.head)).toEqual(bytes);
        expect(await bench.forge.fileAt('src/none', bench.head)).toBeNull();
      });

      it('reads a large file', async () => {
        const bytes = new Uint8Array(1024 * 1024 + 17).fill(65);
        bench.putFile(bench.head, 'large.bin', bytes);
        const read = await bench.forge.fileAt('large.bin', bench.head);
        expect(read?.length).toBe(bytes.length);
      });

      it('lists every comment of a long conversation once', async () => {
        for (let index = 0; index < 250; index += 1) bench.addComment('bob', `comment ${index}`);
        const comments = await bench.forge.comments(1);
        expect(comments.map((one) => one.body)).toEqual(
          Array.from({ length: 250 }, (_, index) => `comment ${index}`),
        );
      });

      it('gives null for a comment that is not there', async () => {
        expect(await bench.forge.comment(987_654)).toBeNull();
        expect(await bench.forge.updateComment(987_654, 'x')).toBeNull();
        await expect(bench.forge.deleteComment(987_654)).resolves.toBeUndefined();
      });
    });

    describe('the one comment', () => {
      it('is created, then found again and left alone while nothing changes', async () => {
        const first = await ensure();
        expect(first.action).toBe('created');
        const writes = bench.writes();
        const second = await ensure({ run: { number: 6, attempt: 1 } });
        expect(second).toEqual({ url: first.url, action: 'unchanged' });
        expect(bench.writes()).toBe(writes);
        expect(ours()).toHaveLength(1);
        expect(ours()[0]?.body).toMatch(
          /^<!-- guildseal:1 \S+ -->\n<!-- guildseal:1 \S+ -->\nBest/,
        );
      });

      it('is edited in place when text, data or head change', async () => {
        await ensure();
        const [before] = ours();
        expect((await ensure({ body: 'Best so far: 43' })).action).toBe('updated');
        expect((await ensure({ body: 'Best so far: 43', state: { head: 'h2' } })).action).toBe(
          'updated',
        );
        expect(ours().map((one) => one.id)).toEqual([before?.id]);
        expect(ours()[0]?.body).toContain('43');
        expect(await readSection(bench.forge, request())).toMatchObject({
          text: 'Best so far: 43',
          data: { head: 'h2' },
          edited: false,
        });
      });

      it('is found on any page of the conversation', async () => {
        for (let index = 0; index < 130; index += 1) bench.addComment('bob', `before ${index}`);
        await ensure();
        for (let index = 0; index < 130; index += 1) bench.addComment('carol', `after ${index}`);
        expect((await ensure({ body: 'later' })).action).toBe('updated');
        expect(ours()).toHaveLength(1);
      });

      it('keeps the sections of other commands', async () => {
        await ensure({ kind: 'review', body: 'Looks good' });
        await ensure({ body: 'searching' });
        await ensure({ kind: 'review', body: 'Looks bad' });
        const [page] = ours();
        expect(page?.body).toMatch(/Looks bad[\s\S]*searching/);
        expect(page?.body).not.toContain('Looks good');
        expect(ours()).toHaveLength(1);
      });

      it('writes the text again when someone edited it', async () => {
        await ensure();
        const [page] = ours();
        bench.editComment(page?.id ?? 0, (page?.body ?? '').replace('42', '9000'));
        expect((await ensure()).action).toBe('updated');
        expect(ours()[0]?.body).toContain('42');
        expect(bench.warnings().join('\n')).toContain('changed by hand');
      });

      it('is made anew when someone deleted it', async () => {
        await ensure();
        bench.removeComment(ours()[0]?.id ?? 0);
        expect((await ensure({ body: 'again' })).action).toBe('created');
        expect(ours()).toHaveLength(1);
      });

      it('ignores a stranger who copied it, and forged markers of its own author', async () => {
        await ensure();
        const [page] = ours();
        const copy = bench.addComment('mallory', page?.body ?? '');
        const forged = (page?.body ?? '').replace(/\.\S{43}=/g, `.${'A'.repeat(43)}=`);
        const fake = bench.addComment(bench.me.login, forged);
        await ensure({ body: 'new words' });
        const byId = new Map(bench.comments().map((one) => [one.id, one.body]));
        expect(byId.get(copy)).toBe(page?.body);
        expect(byId.get(fake)).toBe(forged);
        expect(byId.get(page?.id ?? 0)).toContain('new words');
        expect(bench.warnings().join('\n')).toContain('not proven');
      });

      it('deletes newer twins of two runs that raced, and keeps what only they said', async () => {
        await ensure();
        const [page] = ours();
        bench.removeComment(page?.id ?? 0);
        await ensure({ kind: 'review', body: 'Looks good' });
        const twin = bench.addComment(bench.me.login, page?.body ?? '');
        expect((await ensure({ kind: 'review', body: 'Looks good' })).action).toBe('updated');
        expect(ours()).toHaveLength(1);
        expect(ours()[0]?.id).not.toBe(twin);
        expect(ours()[0]?.body).toMatch(/Looks good[\s\S]*42/);
      });

      it('lets no older run overwrite a newer one on the same head', async () => {
        await ensure({ run: { number: 9, attempt: 2 }, body: 'newer' });
        const writes = bench.writes();
        expect((await ensure({ run: { number: 9, attempt: 1 }, body: 'older' })).action).toBe(
          'outdated',
        );
        expect(bench.writes()).toBe(writes);
        expect(ours()[0]?.body).toContain('newer');
      });

      it('says so when the head has moved on', async () => {
        bench.moveHead('c'.repeat(40));
        await ensure({ body: 'result of the old head' });
        expect(ours()[0]?.body).toContain(`superseded by ${'c'.repeat(12)}`);
      });

      it('takes the power from markers in its own text', async () => {
        await ensure();
        const stolen = ours()[0]?.body ?? '';
        await ensure({ body: `quoted: ${stolen}` });
        expect(ours()[0]?.body.match(/<!-- guildseal:/g)).toHaveLength(2);
      });

      it('without a key believes nothing and leaves a comment with a proof alone', async () => {
        await ensure();
        const [proven] = ours();
        expect((await ensure({ key: null, body: 'no key' })).action).toBe('created');
        expect((await ensure({ key: null, body: 'no key' })).action).toBe('unchanged');
        expect((await ensure({ key: null, body: 'no key 2' })).action).toBe('updated');
        expect(ours()).toHaveLength(2);
        expect(ours().find((one) => one.id === proven?.id)?.body).toBe(proven?.body);
      });

      it('spreads a long text over linked parts and takes them back', async () => {
        const paragraph = `${'word '.repeat(60)}ü😀\n\n`;
        const long = paragraph.repeat(450).trimEnd();
        expect((await ensure({ body: long })).action).toBe('created');
        const parts = ours();
        expect(parts.length).toBeGreaterThan(2);
        expect(parts.length).toBeLessThanOrEqual(4);
        for (const { body } of parts) {
          expect(body.length).toBeLessThanOrEqual(60_000);
          expect(Buffer.byteLength(body)).toBeLessThanOrEqual(60_000);
          expect(body).toMatch(/Part \d of \d · \[\d\]\(http/);
        }
        expect((await readSection(bench.forge, request()))?.text).toBe(long);
        expect((await ensure({ body: long })).action).toBe('unchanged');
        expect((await ensure({ body: 'short' })).action).toBe('updated');
        expect(ours()).toHaveLength(1);
      });

      it('cuts what does not fit into four parts, and closes what the cut leaves open', async () => {
        const long = `\`\`\`\n${'line of a long listing\n'.repeat(20_000)}\`\`\`\nend`;
        await ensure({ body: long });
        expect(ours()).toHaveLength(4);
        const last = ours().at(-1)?.body ?? '';
        expect(last).toMatch(/```\n\n\*Cut here/);
        expect(ours().every((one) => (one.body.match(/^```/gm)?.length ?? 0) % 2 === 0)).toBe(true);
      });

      it('refuses hidden data that would fill the comment', async () => {
        await expect(ensure({ state: 'x'.repeat(9000) })).rejects.toMatchObject({
          code: 'forge.state-too-large',
        });
        expect(bench.comments()).toHaveLength(0);
      });
    });

    describe('the commit status', () => {
      const status = (changes: { state?: 'pending' | 'success'; description?: string } = {}) =>
        ensureStatus(bench.forge, {
          sha: bench.head,
          pull: 1,
          context: searchContext('compress'),
          state: changes.state ?? 'pending',
          description: changes.description ?? 'running',
          targetUrl: null,
        });

      it('is set once, and again only when it changes', async () => {
        expect((await status()).action).toBe('set');
        expect((await status()).action).toBe('unchanged');
        expect((await status({ state: 'success' })).action).toBe('set');
        expect(bench.statuses().map((one) => one.state)).toEqual(['pending', 'success']);
        expect(bench.statuses()[0]?.context).toBe('guildseal/search/compress');
      });

      it('is cut to 140 characters', async () => {
        await status({ description: 'é'.repeat(300) });
        const [newest] = await bench.forge.statuses(bench.head);
        expect(newest?.description).toHaveLength(140);
      });

      it('says that a commit was superseded', async () => {
        bench.moveHead('c'.repeat(40));
        expect((await status({ state: 'success' })).superseded).toBe(true);
        const [newest] = await bench.forge.statuses(bench.head);
        expect(newest).toMatchObject({
          state: 'error',
          description: `superseded by ${'c'.repeat(12)}`,
        });
      });

      it('is found among many of other contexts', async () => {
        for (let index = 0; index < 120; index += 1) {
          await bench.forge.setStatus(bench.head, {
            context: `other/${index}`,
            state: 'success',
            description: '',
            targetUrl: null,
          });
        }
        await status();
        expect((await status()).action).toBe('unchanged');
      });
    });
  });
};
