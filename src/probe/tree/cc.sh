#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# cc.sh ARGUMENT...: $PROBE_CC, whose answers to a makefile's questions are remembered
# in $PROBE_ANSWERS. Whether a compiler knows an option is asked by compiling
# /dev/null, dozens of times in each make and hundreds of times to configure: that
# took two thirds of what a probe does. What is wanted is the exit status alone. A
# "no" is remembered only if the compiler said why: it may have been a full disk.
# How the shim is compiled goes into $PROBE_COMMAND: a directory, and the arguments.

for word; do :; done
case $word in
shim.c | */shim.c)
	printf '%s\0' "$PWD" "$@" >"$PROBE_COMMAND"
	exec "$PROBE_CC" "$@"
	;;
esac
asked='' has_output=false is_value=false
for word; do
	if $is_value; then
		is_value=false
		continue
	fi
	case $word in
	-o) is_value=true has_output=true ;; # another place each time
	-I) is_value=true ;;                 # nothing is included
	-I* | -f*-prefix-map=*) ;;
	/dev/null) asked="$asked $word" ;;
	*/*) exec "$PROBE_CC" "$@" ;; # another file may change
	*) asked="$asked $word" ;;
	esac
done
case $has_output$asked in
true*' /dev/null'*) ;;
*) exec "$PROBE_CC" "$@" ;;
esac

if answer=$(grep -m 1 -xF -e "yes$asked" -e "no$asked" "$PROBE_ANSWERS" 2>/dev/null); then
	[ "${answer%% *}" = yes ]
	exit
fi
if said=$("$PROBE_CC" "$@" 2>&1); then
	answer=yes
else
	answer=no
	# a compiler that crashed says more, too, as "Target: x86_64-unknown-linux-gnu"
	case $said in
	*'unable to '* | *'No space'* | *'PLEASE submit'* | *'command failed'*) answer= ;;
	*'error: unknown '* | *'error: unsupported '* | *'error: unrecognized '*) ;;
	*'error: invalid '* | *'error: argument unused '* | *'error: optimization flag '*) ;;
	*) answer= ;;
	esac
	[ -n "$answer" ] || { printf '%s\n' "$said" >&2 && exit 1; }
fi
[ -z "$said" ] || printf '%s\n' "$said" >&2
echo "$answer$asked" >>"$PROBE_ANSWERS"
[ $answer = yes ]
