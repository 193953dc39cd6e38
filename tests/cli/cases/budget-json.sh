# SPDX-License-Identifier: BSD-2-Clause
# One object; what doesn't change between versions is told once.
pte budget --json x86_64 | newest x86_64
pte budget --json | grep '"worst":true'
