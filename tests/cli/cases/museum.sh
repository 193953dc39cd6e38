# SPDX-License-Identifier: BSD-2-Clause
# Verdicts and words: facts, the museum; tests/museum holds each against its
# literal. Here: how they are shown, and the exit status.
pte museum
echo
pte museum -v
pte museum --json | grep -E '"(X1|X8|A3)"'
try museum X1
pte list exhibits | head -n 4
pte list exhibits --json | head -n 1
