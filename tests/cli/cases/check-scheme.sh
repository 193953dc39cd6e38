# SPDX-License-Identifier: BSD-2-Clause
# Every claim with a scheme in force, and the scheme's own.
pte check -S swp-type x86_64@5.14 -c cache_bits=44 2>/dev/null | sed -n '/scheme-/p'
pte check -S special-pte x86_64@5.14 -c cache_bits=44 2>/dev/null | sed -n '/scheme-/,$p'
