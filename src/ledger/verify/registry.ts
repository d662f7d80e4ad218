import { anchorsCheck } from './checks/anchors.ts';
import { chainCheck } from './checks/chain.ts';
import { contextCheck } from './checks/context.ts';
import { countsCheck } from './checks/counts.ts';
import { linesCheck } from './checks/lines.ts';
import { objectsCheck } from './checks/objects.ts';
import { pairingCheck } from './checks/pairing.ts';
import { seedsCheck } from './checks/seeds.ts';
import { signaturesCheck } from './checks/signatures.ts';
import { surroundingsCheck } from './checks/surroundings.ts';
import { treesCheck } from './checks/trees.ts';
import type { Check } from './run.ts';

/** Checks of the ledger itself, in the order their findings are told. */
export const checks: readonly Check[] = [
  linesCheck,
  signaturesCheck,
  chainCheck,
  contextCheck,
  anchorsCheck,
  pairingCheck,
  countsCheck,
  treesCheck,
  seedsCheck,
  objectsCheck,
  surroundingsCheck,
];
