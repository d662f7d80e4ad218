import type { Entry, StepSeal } from './entries.ts';

export type ObjectRole =
  | 'settings'
  | 'patch'
  | 'run.stdout'
  | 'run.stderr'
  | 'run.out'
  | 'evaluate.stdout'
  | 'evaluate.stderr'
  | 'evaluate.out';

/** An object that an entry names; `bytes` is its sealed size, null where none is sealed. */
export interface ObjectReference {
  readonly role: ObjectRole;
  readonly sha256: string;
  readonly bytes: number | null;
}

const ofStep = (step: StepSeal | null, name: 'run' | 'evaluate'): ObjectReference[] => {
  if (step === null) return [];
  const found: ObjectReference[] = [
    { role: `${name}.stdout`, ...pick(step.stdout) },
    { role: `${name}.stderr`, ...pick(step.stderr) },
  ];
  // `out.bytes` counts the files, the object is their listing.
  if (step.out !== null) found.push({ role: `${name}.out`, sha256: step.out.sha256, bytes: null });
  return found;
};

const pick = ({ sha256, bytes }: { readonly sha256: string; readonly bytes: number }) => ({
  sha256,
  bytes,
});

const ofPatch = (sha256: string | null | undefined): ObjectReference[] =>
  sha256 === null || sha256 === undefined ? [] : [{ role: 'patch', sha256, bytes: null }];

/** The objects an entry names. */
export const findReferences = (entry: Entry): readonly ObjectReference[] => {
  switch (entry.kind) {
    case 'run-begin':
      return [{ role: 'settings', sha256: entry.settings_sha256, bytes: null }];
    case 'trial-start':
      return ofPatch(entry.patch_sha256);
    case 'trial-result':
      return [
        ...ofPatch(entry.patch_sha256),
        ...ofStep(entry.run, 'run'),
        ...ofStep(entry.evaluate, 'evaluate'),
      ];
    case 'trial-propose':
    case 'trial-decision':
    case 'promote-start':
    case 'promote-result':
    case 'run-resume':
    case 'run-pause':
    case 'run-end':
    case 'event':
      return [];
  }
};
