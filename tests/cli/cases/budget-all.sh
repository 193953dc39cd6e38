# SPDX-License-Identifier: BSD-2-Clause
# Every configuration: the rows of facts, common, 2.2 that can be built.
pte budget --all x86_64 | sed '/^bits/,$d' | newest x86_64
