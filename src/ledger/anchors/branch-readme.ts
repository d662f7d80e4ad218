/** `README.md` at the root of the ledger branch. */
export const branchReadme = `# Sealed runs

Guildseal writes this branch. Each folder is one run of a search experiment: \`ledger.jsonl\`, the
hash-chained and signed record of everything the run did, and \`objects/\`, the patches and outputs that
the record names by their sha256. A run's ledger here only ever grows.

To verify a run with nothing but openssl (3 or newer), jq and sha256sum:

    git clone --branch guildseal/ledger --single-branch URL sealed
    cd sealed
    sh verify.sh RUN --key guildseal.pub

Take the public key from where its owner publishes it, not from this branch. The comment or commit status
of the run holds an anchor, a line that starts with \`gs1\`; given as \`--anchor 'gs1 ..'\` it also shows
whether the end of the ledger was cut off. Without a key the script checks the chain alone.

\`guildseal verify RUN\` checks more: trees and patches, path policy, seeds, budgets and every decision.

Protect this branch against force pushes and deletion.
`;
