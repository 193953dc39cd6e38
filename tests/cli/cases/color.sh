# SPDX-License-Identifier: BSD-2-Clause
# Colours: never into a pipe unless asked for, and NO_COLOR only where it's left
# to us.
escapes() {
	grep -c "$(printf '\033')" || true
}
pte show x86_64 | escapes
NO_COLOR=1 pte show x86_64 | escapes
pte show x86_64 --color=never | escapes
[ "$(pte --color=always show x86_64 | escapes)" -gt 20 ] && echo coloured
[ "$(NO_COLOR=1 pte show x86_64 --color=always | escapes)" -gt 20 ] && echo coloured
pte --color=always show x86_64 | sed 's/\x1b\[[0-9;]*m//g' |
	diff - <(pte show x86_64) && echo "the same text"
pte --color=always decode -l x86_64@6.12 0 0x10 | cat -v
