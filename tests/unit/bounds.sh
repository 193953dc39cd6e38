#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# bounds.sh: test_bounds.c, or test_bounds_prove.c, has each function that the
# libraries export: those that look something up by a number or a name, and those
# that don't.
set -eu
cd "$(dirname "$0")"
missing=$(grep -ohE '\bpte_[a-z_]+' ../../src/*.map | sed 's/_sized$//' |
	grep -vxFf <(grep -ohE '\bpte_[a-z_]+' test_bounds*.c)) || true
[ -z "$missing" ] || {
	echo "test_bounds*.c say nothing of: $missing"
	exit 1
}
