# SPDX-License-Identifier: BSD-2-Clause
# Who asks through a pipe gets each answer when he has asked.
coproc pte decode -l x86_64@6.12
for value in 0 1; do
	echo "$value" >&"${COPROC[1]}"
	read -r -t 60 answer <&"${COPROC[0]}"
	echo "$answer"
done
