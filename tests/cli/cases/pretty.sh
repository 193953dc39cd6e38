# SPDX-License-Identifier: BSD-2-Clause
# -p is --json, indented.
try decode -p -l x86_64@6.12 0x2fffffffffdb960e 0x7
try census --pretty x86_64@6.12
try -p check -s ../../../examples/taken-bit.json -s ../../../examples/same-bit.json | tail -n 20
try -p list nothing
pte -p encode -h | head -n 1
