# shellcheck shell=bash
# SPDX-License-Identifier: BSD-2-Clause
# What examples/run, tests/run and the scripts of .ci have in common; they source it.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cores=$(nproc 2> /dev/null || echo 1)

say() { printf '\n== %s\n' "$*"; }

# Goes on as the one who called sudo, where that is whose checkout it is: only packages are
# installed as root. Arguments: the script to go on with, and its own.
drop_root() {
  local caller=${SUDO_UID:-0}
  if ((EUID == 0 && caller != 0)) && [[ $caller == "$(stat --format=%u "$root")" ]]; then
    exec sudo --user="#$caller" -- "$@"
  fi
}

# Configures one of CMakePresets.json, silently unless it fails. Arguments: the preset, `-D...`.
configure() {
  local output
  output=$(cmake -S "$root" --preset "$@" 2>&1) || { printf '%s\n' "$output" >&2; return 1; }
}

# Builds a configured preset. Arguments: the preset, and more for cmake --build.
build() {
  local preset=$1
  shift
  cmake --build "$root/build/$preset" --parallel "$cores" "$@"
}

# Runs the tests of a built preset. Arguments: the preset, and more for ctest.
run_tests() {
  local preset=$1
  shift
  ctest --test-dir "$root/build/$preset" --parallel "$cores" --output-on-failure "$@"
}
