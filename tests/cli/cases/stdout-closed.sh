# SPDX-License-Identifier: BSD-2-Clause
# A stdout that takes nothing is no success: exit 2, and a message.
try() {
	"$@"
	echo "-> $?" >&2
}
for command in "--help" "--version" "list" "show x86_64" "check x86_64" \
	"decode -l x86_64@6.12 0" "encode -l x86_64@6.12 none"; do
	# shellcheck disable=SC2086
	try pte $command >&-
	# shellcheck disable=SC2086
	try pte $command >/dev/full
done
try pte decode -l x86_64@6.12 <&-
try pte decode -l x86_64@6.12 <.
try pte show x86_64 --svg /dev/full
[ -c /dev/full ] && echo "not removed"
