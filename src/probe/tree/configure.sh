# shellcheck shell=bash
# SPDX-License-Identifier: BSD-2-Clause
# shellcheck disable=SC2154 # what is given: tree.sh has it
# shellcheck disable=SC2034 # what is found: tree.sh says it
#
# How tree.sh configures a tree: a defconfig, and over it the options of config/ and
# of the user, each looked up afterwards. Sourced.

# $wanted: [?]OPTION=VALUE a line, each option where it stands last. A fragment may
# also be written as a .config is. It's read once: it may be a pipe.
want_options() {
	local bad
	wanted=$(cat "$data/config/common" "$data/config/$config" "${fragments[@]}" |
		sed -E 's/^# CONFIG_([A-Za-z0-9_]+) is not set$/\1=n/
			s/[[:space:]]*(#.*)?$//; s/^(\??)CONFIG_/\1/; /^$/d' |
		tac | awk -F= '{ o = $1; sub(/^\?/, "", o) } !seen[o]++' | tac)
	bad=$(grep -m 1 -vE '^\??[A-Za-z0-9_]+=.+$' <<<"$wanted") || return 0
	fail "--config: $bad: not OPTION=VALUE"
}

# the tree's file of the first of the names, and any others that are to follow it
defconfig_files() {
	local name folder=$tree/arch/$kbuild_arch/configs
	defconfig=
	for name in ${defconfigs//\// }; do
		[ -e "$folder/${name%%+*}" ] && defconfig=$name && break
	done
	[ -n "$defconfig" ] ||
		fail "$tree: has no arch/$kbuild_arch/configs/${defconfigs##*/}"
	for name in ${defconfig//+/ }; do
		[ -e "$folder/$name" ] ||
			fail "$tree: has no arch/$kbuild_arch/configs/$name"
		printf '%s\n' "$folder/$name"
	done
}

# All that decides a configuration: one of an older Kconfig may lack what is wanted.
configuration() {
	{
		echo "$wanted"
		cat "${defaults[@]}"
		awk '/^deps_config/ { on = 1; next } on && !NF { exit } on { print $1 }' \
			"$objects/include/config/auto.conf.cmd" |
			(cd "$tree" && xargs -r cat)
	} 2>/dev/null | sha256sum
}

configured() {
	[ -e "$objects/include/config/auto.conf.cmd" ] &&
		[ "$(cat "$build/configured" 2>/dev/null)" = "$(configuration)" ]
}

# one pass over all of Kconfig: each asks the compiler hundreds of questions
configure() {
	rm -rf "$objects"/{.config,include/config} "$build/configured" &&
		{
			cat "${defaults[@]}"
			sed 's/^?//; s/^/CONFIG_/' <<<"$wanted"
		} >"$objects/.config" &&
		"${make[@]}" olddefconfig
}

# $options: how many of the wanted are as wanted; $missing: those that the tree may lack
# and does.
check_options() {
	local stuck
	IFS="|" read -r options missing stuck < <(awk '
		{
			name = value = $0
			sub(/=.*/, "", name)
			sub(/^[^=]*=/, "", value)
		}
		FNR == NR {
			if (/^CONFIG_/)
				has[substr(name, 8)] = value
			next
		}
		{
			optional = sub(/^[?]/, "", name)
			if (value == (name in has ? has[name] : "n"))
				options++
			else if (optional)
				missing = missing sep name
			else if (!stuck)
				stuck = name "=" value
			sep = missing == "" ? "" : " "
		}
		END { print options + 0 "|" missing "|" stuck }' \
		"$objects/.config" - <<<"$wanted")
	[ -z "$stuck" ] ||
		fail "$tree: CONFIG_$stuck doesn't stick; ?$stuck in a --config FRAGMENT" \
			"goes on without"
}

check_kind() {
	local symbol
	for symbol in ${has//,/ }; do
		grep -qx "CONFIG_$symbol=y" "$objects/.config" ||
			fail "$objects: configured without CONFIG_$symbol: not for $arch"
	done
}
