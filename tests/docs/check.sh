#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# check.sh PTE: what is generated in docs/ is what the command says today.
set -eu
cd "$(dirname "$0")/../.."
scripts/support-matrix.sh "$1" | diff -u docs/support-matrix.md - || {
	echo "docs/support-matrix.md: generate it anew: scripts/support-matrix.sh PTE" >&2
	exit 1
}
