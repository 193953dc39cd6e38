#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# scan-many.sh [WORDS]: scan so many words under clang's sanitizers, 10^9 unless
# said: tests/property/scan_many.c.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset asan >/dev/null
cmake --build --preset asan --target scan-many -- --quiet
build/asan/tests/scan-many "${1:-1000000000}" |
	grep -vE '^\[ *(RUN|OK) *\]'
