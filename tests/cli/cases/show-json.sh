# SPDX-License-Identifier: BSD-2-Clause
# The spec: an object, whose swap part is facts, x86_64, section 3.
pte show x86_64@6.12 --json | sed -n '1,/"levels"/p' | newest x86_64
pte show x86_64@6.12 --json | grep -A 11 '"owners"'
