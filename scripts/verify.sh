#!/bin/sh
# Verifies a Guildseal ledger with openssl (3 or newer), jq and sha256sum alone.
# usage: verify.sh RUN_DIR [--key PEM] [--anchor LINE]; exit 0: it holds, 1: it does not, 2: usage
set -u
export LC_ALL=C
usage() { echo "${1:-usage: verify.sh RUN_DIR [--key PEM] [--anchor LINE]}" >&2; exit 2; }
dir='' key='' anchor='' keyid='' alg=''
while [ $# -gt 0 ]; do
  case $1 in
    --key) [ $# -gt 1 ] || usage; key=$2; shift ;; --anchor) [ $# -gt 1 ] || usage; anchor=$2; shift ;;
    -*) usage ;; *) [ -z "$dir" ] || usage; dir=${1%/ledger.jsonl} ;;
  esac
  shift
done
[ -n "$dir" ] || usage
[ -r "$dir/ledger.jsonl" ] || usage "no ledger.jsonl in $dir"
t=$(mktemp -d) || exit 2
trap 'rm -rf "$t"' EXIT; trap 'exit 2' HUP INT TERM
mkdir "$t/p"; : >"$t/errors"
bad() { echo "error: $*" | tee -a "$t/errors"; }
finish() { if [ -s "$t/errors" ]; then echo 'the ledger does NOT hold'; exit 1; fi; echo 'the ledger holds'; exit 0; }
form() { bad "$1"; finish; }
if [ -n "$key" ]; then
  openssl pkey -pubin -in "$key" -outform DER -out "$t/der" 2>/dev/null || usage "$key is not a public key in PEM"
  keyid=$(sha256sum <"$t/der" | cut -c 1-64)
  case $(openssl pkey -pubin -in "$key" -noout -text) in
    *prime256v1*) alg=p256 ;; ED25519*) alg=ed25519 ;; *) usage "$key is neither P-256 nor Ed25519" ;;
  esac
fi
# 1. Form: canonical JSON lines, strict base64, canonical payloads. What does not have it is not read further.
n=$(($(wc -l <"$dir/ledger.jsonl")))
head -n "$n" "$dir/ledger.jsonl" >"$t/ledger"
cmp -s "$t/ledger" "$dir/ledger.jsonl" || echo 'warning: torn tail: bytes after the last whole line'
[ "$n" -gt 0 ] || form 'there is no entry'
jq -cS . "$t/ledger" 2>/dev/null | cmp -s - "$t/ledger" || form 'a line is not canonical JSON'
jq -r 'def std: if test("[-_]") then gsub("-"; "+") | gsub("_"; "/") else . end | . + "==="[:(4 - length % 4) % 4];
  if keys != ["payload", "payloadType", "signatures"] or .payloadType != "application/vnd.in-toto+json"
    or (.signatures | length > 1 or any(keys != ["keyid", "sig"])) then error else . end
  | .payload |= std | .signatures[].sig |= std
  | if (.payload | @base64d | @base64) != .payload or any(.signatures[].sig; length % 4 != 0
    or (test("^[A-Za-z0-9+/]*([AQgw]==|[AEIMQUYcgkosw048]=)?$") | not)) then error else . end
  | (.payload | @base64d), (.signatures[0] // {keyid: "-", sig: "-"} | "\(.keyid) \(.sig)")' \
  "$t/ledger" >"$t/both" 2>/dev/null || form 'a line is not an envelope'
[ "$(wc -l <"$t/both")" -eq $((n * 2)) ] || form 'a payload has several lines'
awk -v t="$t" 'NR % 2 { print > (t "/payloads"); next } { print > (t "/signatures") }' "$t/both"
jq -cS . "$t/payloads" 2>/dev/null | cmp -s - "$t/payloads" || form 'a payload is not canonical JSON'
# 2. Signatures over the DSSE encoding of each payload; the payloads as files, to be hashed.
i=0 unsigned=0
while IFS= read -r payload <&3 && IFS=' ' read -r id sig <&4; do
  printf %s "$payload" >"$t/p/$(printf %08d "$i")"; [ "$id" != - ] || unsigned=$((unsigned + 1))
  if [ -n "$key" ] && [ "$id" != "$keyid" ]; then form "seq $i: not signed by $keyid"; fi
  if [ -n "$key" ]; then
    printf 'DSSEv1 28 application/vnd.in-toto+json %d %s' "${#payload}" "$payload" >"$t/pae"
    printf %s "$sig" | openssl base64 -d -A >"$t/sig"
    if [ $alg = p256 ]; then openssl dgst -sha256 -verify "$key" -signature "$t/sig" "$t/pae" >/dev/null 2>&1
    else openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$t/pae" -sigfile "$t/sig" >/dev/null 2>&1; fi ||
      bad "seq $i: the signature does not hold"
  fi
  i=$((i + 1))
done 3<"$t/payloads" 4<"$t/signatures"
find "$t/p" -type f -exec sha256sum {} + | sort -k 2 | cut -c 1-64 >"$t/seals"
# 3. Chain, pairs of start and result, anchors.
jq -rn --rawfile seals "$t/seals" --arg anchor "$anchor" --arg keyid "$keyid" '[inputs] as $s | [$s[].predicate] as $p
  | ($seals / "\n") as $h | ($s | length) as $n | ([range($n) | select($p[.].kind == "run-end")][0] // $n) as $last
  | def no($c; $i; m): if $c then empty else "error: seq \($i): \(m)" end;
  reduce ($p[] | select(.kind == "trial-result" and .start_seq != null)) as $r ({}; .["\($r.start_seq)"] += 1) | . as $done
  | (range($n) as $i | $s[$i] as $st | $p[$i] as $e
    | no($st._type == "https://in-toto.io/Statement/v1" and $st.predicateType == "urn:guildseal:predicate:\($e.kind):v1"; $i; "not a statement of its kind"),
      no($e.seq == $i; $i; "its seq is \($e.seq)"), no($e.run_id == $p[0].run_id; $i; "an entry of another run"),
      no($e.prev == (if $i == 0 then "0" * 64 else $h[$i - 1] end); $i; "prev is not the hash of the entry before"),
      no(($e.kind == "run-begin") == ($i == 0); $i; "a ledger has one run-begin, at its start"),
      no($i == 0 or $e.at >= $p[$i - 1].at; $i; "it is older than the entry before"),
      no($i <= $last or $e.type == "anchor"; $i; "it follows the end"),
      (select($e.type == "anchor") | no($e.of_seq < $i and $e.head == $h[$e.of_seq]; $i; "its anchor holds another head")),
      (select($e.kind == "trial-result" and $e.start_seq != null) | $p[$e.start_seq] as $b
        | no($e.start_seq < $i and $b.kind == "trial-start" and $b.node == $e.node and $b.repeat == $e.repeat; $i; "a result without its start"),
          no($done["\($e.start_seq)"] == 1; $i; "two results of one start"))),
    no($keyid == "" or $p[0].key.keyid == $keyid; 0; "run-begin fixed another key"),
    (select($anchor != "") | ($anchor / " ") as $a | no($a[0] == "gs1" and $a[1] == $p[0].run_id and $h[$a[2] | tonumber] == $a[3]; $n - 1; "the anchor holds another head, or lies beyond the end")),
    "run: \($p[0].run_id)", "entries: \($n)", "head: \($h[$n - 1])",
    "starts without a result: \([$p[] | select(.kind == "trial-start" and $done["\(.seq)"] == null) | .seq] | map(tostring) | join(" "))",
    (if $last == $n then "warning: the run has not ended" else empty end)' "$t/payloads" >"$t/chain" 2>/dev/null || bad 'the entries or the anchor cannot be read'
cat "$t/chain"; grep '^error' "$t/chain" >>"$t/errors"
# 4. Objects have the hashes they are named by, and evaluators printed the sealed values.
(cd "$dir/objects" 2>/dev/null && find . -type f ! -name '.*' -exec sha256sum {} +) | sed 's|[ *]*\./\(..\)/| \1|' |
  awk '$1 != $2 { print "error: object " $2 " has other bytes" }' | tee -a "$t/errors"
jq -rs '.[0].predicate.metric.name as $name | .[].predicate | select(.kind == "trial-result" and .status == "ok")
  | "\(.seq) \(.evaluate.stdout.sha256) \($name) \(.value)"' "$t/payloads" >"$t/metrics" 2>/dev/null || bad 'the metrics cannot be read'
missing=0; while read -r seq hash name value; do
  object=$dir/objects/$(echo "$hash" | cut -c 1-2)/$(echo "$hash" | cut -c 3-)
  [ -f "$object" ] || { missing=$((missing + 1)); continue; }
  got=$(awk -v n="$name: " 'index($0, n) == 1 { c++; v = substr($0, length(n) + 1) } END { if (c == 1) print v }' "$object")
  [ "$got" = "$value" ] || bad "seq $seq: the value is $value; its stdout says otherwise"
done <"$t/metrics"
[ "$missing" -eq 0 ] || echo "warning: stdout of $missing evaluations is not here"
[ -n "$key" ] && echo "key: $keyid" || echo "unsigned: no key was given, so the chain alone was checked; $unsigned of $n entries bear no signature"
echo 'not checked here: trees and patches, path policy, configuration, seeds, budgets, decisions, shape of entries'
finish
