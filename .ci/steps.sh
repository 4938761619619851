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
  ctest --test-dir "$root/build/$preset" --parallel "$cores" --output-on-failure \
    --no-tests=error "$@"
}

# The tests read zones of other projects from the folder that HASTLS_REAL_CORPUS names. Sets it
# where that folder lies beside the checkout, and says what is the case.
name_corpus() {
  local corpus=$root/../shared/corpus/real
  if [[ -n ${HASTLS_REAL_CORPUS:-} ]]; then
    echo "The zones of other projects: HASTLS_REAL_CORPUS=$HASTLS_REAL_CORPUS"
  elif [[ -d $corpus ]]; then
    HASTLS_REAL_CORPUS=$(cd "$corpus" && pwd)
    export HASTLS_REAL_CORPUS
    echo "The zones of other projects: HASTLS_REAL_CORPUS=$HASTLS_REAL_CORPUS"
  else
    echo "The zones of other projects are not here ($corpus): the tests that read them are skipped"
  fi
}

# Runs each stage by `SCRIPT --stage NAME`, the later ones even where one failed, and fails then,
# with the last that the failed ones said once more at the end. A process of its own for each:
# within `if` and `||`, `set -e` would do nothing. Arguments: the script, and its stages.
run_stages() {
  local script=$1 stage began said failed=()
  shift
  said=$(mktemp -d)
  for stage in "$@"; do
    began=$SECONDS
    say "Stage $stage"
    "$script" --stage "$stage" 2>&1 | tee "$said/$stage" || failed+=("$stage")
    echo "-- $stage took $((SECONDS - began)) s"
  done
  for stage in "${failed[@]}"; do
    say "The last that stage $stage said"
    grep -E 'error|warning|FAILED|Failed|\*\*\*' "$said/$stage" | grep -v ' Passed ' | tail -n 20 || tail -n 20 "$said/$stage"
  done
  rm -rf "$said"
  if ((${#failed[@]} > 0)); then
    echo "FAILED: ${failed[*]}" >&2
    exit 1
  fi
}
