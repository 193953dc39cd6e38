# SPDX-License-Identifier: BSD-2-Clause
# --help of the command, before and after a command's name, and of each.
pte --help
for command in list show decode encode check census budget; do
	pte "$command" --help
done
pte --help list | head -n 1
# the same of each, of a program of its own, too
for command in $(pte help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\).*/\1/p'); do
	diff <(pte help "$command") <(pte "$command" --help)
done
try help frobnicate
try help list show
# which is no JSON
pte help -p list | head -n 2
