#!/usr/bin/env bash
# Puts the readers of requirements.txt into .readers/, for the suites that read Solmu's files back.
set -euo pipefail
cd "$(dirname "$0")/../../.."
wanted=tests/support/readers/requirements.txt
if ! cmp -s "$wanted" .readers/installed.txt; then
  rm -rf .readers
  python3 -m venv .readers
  .readers/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$wanted"
  cp "$wanted" .readers/installed.txt
fi
