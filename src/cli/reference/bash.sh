# shellcheck shell=bash
# SPDX-License-Identifier: BSD-2-Clause

# _pte_offer CURRENT ARGUMENT...: words of these kinds that begin as CURRENT does
_pte_offer() {
	local cur=$1 before='' argument
	shift
	for argument in "$@"; do
		local part=$cur
		if _pte_is_list "$argument"; then
			part=${cur##*,}
			before=${cur%"$part"}
			[[ $argument != CONFIG || $part != [+-]* ]] || {
				before+=${part:0:1}
				part=${part:1}
			}
		fi
		mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(
			compgen -P "$before" -W "$(_pte_values "$argument")" -- "$part")
		if _pte_is_file "$argument"; then
			mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$cur")
			compopt -o filenames 2>/dev/null
		fi
		before=''
	done
}

# Of what bash takes for several words (x86_64@6.12, --level=pmd) only the last one is
# replaced.
_pte_trim() {
	local cur=$1 head='' i
	for ((i = 0; i < ${#cur}; i++)); do
		[[ $COMP_WORDBREAKS != *"${cur:i:1}"* ]] || head=${cur:0:i+1}
	done
	[ -z "$head" ] || COMPREPLY=("${COMPREPLY[@]#"$head"}")
}

_pte() {
	local line=${COMP_LINE:0:COMP_POINT} cur='' command='' option='' at=1 word kinds
	local -a words
	COMPREPLY=()
	read -ra words <<<"$line"
	if [[ $line != *[[:space:]] ]]; then
		cur=${words[${#words[@]} - 1]}
		unset "words[${#words[@]} - 1]"
	fi
	for word in "${words[@]:1}"; do
		if [ -n "$option" ]; then
			option=''
		elif [[ $word = -?* ]]; then
			[ -z "$(_pte_argument "$command" "$word")" ] || option=$word
		elif [ -z "$command" ]; then
			command=$word
		else
			at=$((at + 1))
		fi
	done

	if [ -n "$option" ]; then
		_pte_offer "$cur" "$(_pte_argument "$command" "$option")"
	elif [[ $cur = --*=* ]]; then
		_pte_offer "${cur#*=}" "$(_pte_argument "$command" "${cur%%=*}")"
		COMPREPLY=("${COMPREPLY[@]/#/${cur%%=*}=}")
	elif [[ $cur = -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$(_pte_options "$command")" -- "$cur")
	elif [ -z "$command" ]; then
		_pte_offer "$cur" COMMAND
	else
		read -ra kinds <<<"$(_pte_expected "$command" "$at")"
		_pte_offer "$cur" "${kinds[@]}"
	fi
	[[ ${#COMPREPLY[@]} != 1 || ${COMPREPLY[0]} != *= ]] || compopt -o nospace 2>/dev/null
	_pte_trim "$cur"
}
complete -F _pte pte
