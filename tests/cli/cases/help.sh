# SPDX-License-Identifier: BSD-2-Clause
# --help of the command, before and after a command's name, and of each.
pte --help
for command in list show decode encode check census budget; do
	pte "$command" --help
done
pte --help list | head -n 1
