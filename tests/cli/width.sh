#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# width.sh PTE: what commands print on a terminal fits it (width.py says how).
set -eu
pte=$(realpath "$1")
cd "$(dirname "$0")/../.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 tests/cli/width.py "$pte" "$tmp"
