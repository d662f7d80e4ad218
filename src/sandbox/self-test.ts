import { join } from 'node:path';
import { type Box, probeLimits } from './box.ts';
import { type BoxResult, runBoxStep } from './bwrap-step.ts';

/**
 * What the confined script tells about itself, a `name value` a line. Perl, where there is one, tries what
 * no shell can; the argument is one byte more than /tmp and /out may hold.
 */
const selfTest = `
while read -r k v; do case $k in CapBnd:|CapEff:|NoNewPrivs:|Seccomp:) echo "$k $v" ;; esac; done </proc/self/status
echo "links $(ls /sys/class/net 2>/dev/null; sed -n 's/^ *\\([a-z0-9]*\\):.*/\\1/p' /proc/net/dev | tr '\\n' ' ')"
echo "environ $(tr -d '\\0' </proc/1/environ 2>/dev/null | wc -c)"
echo "descriptors $(ls /proc/self/fd | tr '\\n' ' ')"
for f in / /dev /repo /usr /etc /in; do if (: >"$f/.probe") 2>/dev/null; then echo "writable $f"; fi; done
for f in /tmp /out; do head -c "$1" /dev/zero 2>/dev/null >"$f/fill" || echo "sized $f"; rm -f "$f/fill"; done
/in/program 2>/dev/null && echo "executed /in"
[ -r /in/program ] && echo "input readable"
for f in /root /home /etc/shadow /sys /var /run; do [ -e "$f" ] && echo "visible $f"; done
unshare -U true 2>/dev/null && echo "namespace made"
command -v perl >/dev/null && perl -e 'socket(my $s, 40, 1, 0) and print "socket vsock\\n"'
i=0; while [ "$i" -lt "$2" ]; do { sleep 9 & } 2>/dev/null || break; i=$((i + 1)); echo "forked $i"; done
`;

const noCapability = '0000000000000000';

const judgeLines = (text: string, forks: number): readonly string[] => {
  const facts: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  for (const line of text.split('\n')) {
    const [, name = '', value = ''] = /^([A-Za-z]+):? (.*)$/.exec(line) ?? [];
    facts[name] = value.trim();
    (lists[name] ??= []).push(value.trim());
  }
  const problems: string[] = [];
  const demand = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  demand(facts['CapEff'] === noCapability, 'commands have capabilities');
  demand(facts['CapBnd'] === noCapability, 'commands could gain capabilities');
  demand(facts['NoNewPrivs'] === '1', 'commands could gain privileges');
  demand(facts['Seccomp'] === '2', 'the system call filter is not in force');
  demand(facts['links'] === 'lo', `the network is visible: ${facts['links'] ?? ''}`);
  demand(facts['environ'] === '0', 'the environment of the first process is readable');
  // The fourth is the folder that is being listed.
  demand(facts['descriptors'] === '0 1 2 3', `descriptors are open: ${facts['descriptors'] ?? ''}`);
  demand(lists['writable'] === undefined, `writable: ${(lists['writable'] ?? []).join(' ')}`);
  demand((lists['sized'] ?? []).join(' ') === '/tmp /out', '/tmp and /out have no size');
  demand(lists['executed'] === undefined, '/in can be executed');
  demand(facts['input'] === 'readable', '/in cannot be read');
  demand(lists['visible'] === undefined, `visible: ${(lists['visible'] ?? []).join(' ')}`);
  demand(lists['namespace'] === undefined, 'commands can make user namespaces');
  demand(lists['socket'] === undefined, 'commands can open vsock sockets');
  demand(Number(facts['forked'] ?? 0) < forks, 'the limit of processes does not hold');
  return problems;
};

const run = (box: Box, repo: string, input: string, forks: number): Promise<BoxResult> =>
  runBoxStep(box, {
    role: 'b',
    slot: 'probe',
    worker: 0,
    repo,
    input,
    env: {},
    timeoutMs: 30_000,
    command: [
      '/bin/sh',
      '-c',
      selfTest,
      'self-test',
      String(probeLimits.tmpBytes + 1),
      String(forks),
    ],
    tmpBytes: probeLimits.tmpBytes,
    outBytes: probeLimits.outBytes,
  });

/** Runs the self-test under the mode's real flags; gives what is wrong, nothing when all holds. */
export const testBox = async (box: Box, forks: number): Promise<readonly string[]> => {
  const { files } = box.deps;
  const repo = join(box.setup.directory, `self-test-${box.setup.tag}`);
  const input = join(box.setup.inputs, `self-test-${box.setup.tag}`);
  try {
    files.makeDirectory(repo, 0o755);
    files.makeDirectory(input, 0o755);
    files.write(join(input, 'program'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    const result = await run(box, repo, input, forks);
    if (result.kind === 'lost') return [result.detail];
    const { outcome } = result;
    if (outcome.failure !== null || outcome.timedOut) {
      return [`the self-test failed: ${outcome.detail ?? 'it took too long'}`];
    }
    return judgeLines(Buffer.from(outcome.stdout).toString(), forks);
  } finally {
    files.remove(repo);
    files.remove(input);
  }
};
