import type { AppError } from '../errors/app-error.ts';
import { configErrors } from '../errors/config.ts';
import { canonicalBytes } from '../text/canonical.ts';
import type { ConfigDocument } from './document.ts';
import { checkExperiment } from './experiment-checks.ts';
import { nearestName } from './nearest.ts';
import type { Config } from './schema.ts';
import type { KeyPath } from './schema-walk.ts';

/** Where checks report to. */
export interface CheckReport {
  contradiction(path: KeyPath, problem: string, cure: string): void;
  warn(path: KeyPath, text: string): void;
  add(error: AppError): void;
  readonly document: ConfigDocument;
}

const checkText = (value: unknown, path: KeyPath, report: CheckReport): void => {
  if (typeof value === 'string') {
    try {
      canonicalBytes(value);
    } catch {
      report.contradiction(
        path,
        'the text holds a control character, expected only tabs and line ends',
        'remove it: what is configured is sealed, and must read the same everywhere',
      );
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      checkText(inner, [...path, Array.isArray(value) ? Number(key) : key], report);
    }
  }
};

/** What runs by itself must exist in this version and in this file. */
const checkRuns = (config: Config, report: CheckReport): void => {
  const known = Object.keys(config.search.experiments);
  const parts = ['pull_request', 'push', 'schedule'] as const;
  for (const part of parts) {
    for (const [index, what] of (config.on[part]?.run ?? []).entries()) {
      const path: KeyPath = ['on', part, 'run', index];
      const at = report.document.placeOf(path);
      if (!what.startsWith('search:')) {
        const named = `"${what}" in on.${part}.run`;
        report.add(configErrors['config.not-in-this-version']({ what: named, at }));
        continue;
      }
      const name = what.slice('search:'.length);
      if (known.includes(name)) continue;
      const nearest = nearestName(name, known);
      report.add(configErrors['config.unknown-experiment']({ name, known, nearest, at }));
    }
  }
};

/** Checks that need more than one key at a time. */
export const checkConfig = (config: Config, report: CheckReport): void => {
  checkText(config, [], report);
  checkRuns(config, report);
  if (config.sandbox.isolation === 'none' && config.sandbox.min_isolation !== 'none') {
    report.contradiction(
      ['sandbox', 'isolation'],
      'sandbox.isolation is none, below sandbox.min_isolation, which is bwrap',
      'write "min_isolation: none" beside it if commands may really run unconfined',
    );
  }
  for (const [index, anchor] of config.seal.require_anchors.entries()) {
    if (config.seal.anchors.includes(anchor)) continue;
    report.contradiction(
      ['seal', 'require_anchors', index],
      `seal.require_anchors asks for "${anchor}", which is not in seal.anchors`,
      `add "${anchor}" to seal.anchors`,
    );
  }
  for (const [name, experiment] of Object.entries(config.search.experiments)) {
    checkExperiment(config, name, experiment, report);
  }
};
