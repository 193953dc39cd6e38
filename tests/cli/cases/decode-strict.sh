# SPDX-License-Identifier: BSD-2-Clause
# Bits 4 and 5 are never set in an entry of x86_64: exit 1. A bad value is worse.
try decode -l x86_64@6.12 --strict 0x2fffffffffdb960e 0
try decode -l x86_64@6.12 --strict 0x2fffffffffdb961e 0
try decode -l x86_64@6.12 --strict --json 0x2fffffffffdb962e
try decode -l x86_64@6.12 --strict 0x2fffffffffdb961e zz
