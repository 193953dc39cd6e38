# SPDX-License-Identifier: BSD-2-Clause
# Options stand before the command or after it, and among its words.
try -l x86_64@6.12 decode 0x2fffffffffdb960e
try --layout=x86_64@6.12 decode 0x2fffffffffdb960e --json
try -jl x86_64@6.12 --level pmd decode 0 -c -migration
try --accept-known decode 0
try -- list kinds -l x86_64@6.12 --json | head -n 2
try list -- --json
try --layout
try --level=pm decode 0
