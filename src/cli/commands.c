/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The table of commands, with the options and the help text of each.
 */
#include "command.h"

#include <pte/lists.h>

#define OF_A_LAYOUT                                                            \
	(OPTION_SET(OPTION_LAYOUT) | OPTION_SET(OPTION_CONFIG) |               \
	 OPTION_SET(OPTION_SCHEME) | OPTION_SET(OPTION_LEVEL) |                \
	 OPTION_SET(OPTION_KEEP_GOING))

#define FLAG_WORD(with, flag, name, ...) #name " "
#define FLAGS PTE_FLAG_ROWS(FLAG_WORD, 0)

const struct command commands[] = {
	{
		.name = "list",
		.arguments = "[layouts|kinds|schemes|markers|options|claims|"
			     "exhibits|transitions [WORD]]",
		.brief = "what there is, with versions and sources",
		.more = "With --layout, what that kernel has, with its type "
			"numbers. Transitions of a\nWORD: what fork, mprotect, "
			"migration, swap-out, zap and faults make of it. "
			"Layouts\nwith --all: those of older and vendors' "
			"kernels, too.",
		.example = "pte list kinds -l x86_64@6.12",
		.options = OPTION_SET(OPTION_SCHEME) |
			   OPTION_SET(OPTION_LAYOUT) |
			   OPTION_SET(OPTION_CONFIG) |
			   OPTION_SET(OPTION_LEVEL) | OPTION_SET(OPTION_ALL),
		.run = run_list,
	},
	{
		.name = "show",
		.arguments = "LAYOUT",
		.brief = "a layout drawn: each bit of it, and its owner",
		.more = "--json prints all that is known of the layout: its "
			"spec, which, changed or not,\nevery command takes "
			"for a layout.",
		.example = "pte show arm64-4k@6.12",
		.options = OPTION_SET(OPTION_SCHEME) |
			   OPTION_SET(OPTION_CONFIG) |
			   OPTION_SET(OPTION_LEVEL) |
			   OPTION_SET(OPTION_COMMENT) | OPTION_SET(OPTION_SVG),
		.run = run_show,
	},
	{
		.name = "decode",
		.arguments = "[VALUE...]",
		.brief = "what page-table entries mean",
		.more = "VALUE is hexadecimal, with or without 0x. Without "
			"one, stdin is read, one a line.",
		.example = "pte decode -l x86_64@6.12 0x2fffffffffdb960e",
		.options = OF_A_LAYOUT | OPTION_SET(OPTION_STRICT),
		.run = run_decode,
	},
	{
		.name = "encode",
		.arguments = "KIND [KEY=VALUE|FLAG]...",
		.brief = "the entry that a kernel would write",
		.more = "Keys: type= offset= pfn= marker= prot=. Flags: " FLAGS
			"young\ndirty. With - instead of KIND, stdin is read, "
			"one description a line.",
		.example = "pte encode -l x86_64@6.12 swap type=5 "
			   "offset=0x1234 soft_dirty",
		.options = OF_A_LAYOUT,
		.run = run_encode,
	},
	{
		.name = "check",
		.arguments = "[LAYOUT|GLOB...|-s SPEC...]",
		.brief = "try every claim over all 2^64 words",
		.more = "Every layout, version and configuration, unless some "
			"are named. Exit 1 if\nsomething is refuted, other "
			"than a documented limit of the field or, with\n"
			"--accept-known, what a layout's row documents. With "
			"two or more -s, whether\nthese what-ifs collide, and "
			"the claims of all together. --brief tells\nthe gist: "
			"a line a layout, and a line for what is refuted.",
		.example = "pte check 'arm64-*@6.1?' -c -migration",
		.options = OPTION_SET(OPTION_SCHEME) |
			   OPTION_SET(OPTION_CONFIG) |
			   OPTION_SET(OPTION_LEVEL) | OPTION_SET(OPTION_SPEC) |
			   OPTION_SET(OPTION_SMT2) |
			   OPTION_SET(OPTION_ACCEPT_KNOWN) |
			   OPTION_SET(OPTION_ALL) | OPTION_SET(OPTION_BRIEF),
		.run = run_check,
	},
	{
		.name = "diff",
		.arguments = "LAYOUT LAYOUT",
		.brief = "what is otherwise in another layout or version",
		.more = "Each change, and a word that the two read "
			"differently, where there is one.\nExit 1 if anything "
			"changed.",
		.example = "pte diff arm64@6.8 arm64@6.12",
		.options = OPTION_SET(OPTION_CONFIG) | OPTION_SET(OPTION_LEVEL),
		.run = run_diff,
	},
	{
		.name = "census",
		.arguments = "LAYOUT",
		.brief = "how many of the 2^64 words are of each kind",
		.more = "Counted, not sampled; and counted again as what isn't "
			"of the kind.",
		.example = "pte census x86_64@6.12",
		.options = OPTION_SET(OPTION_SCHEME) |
			   OPTION_SET(OPTION_CONFIG) | OPTION_SET(OPTION_LEVEL),
		.run = run_census,
	},
	{
		.name = "budget",
		.arguments = "[LAYOUT|GLOB...]",
		.brief = "swap types and PTE bits that are left",
		.more = "Types below MAX_SWAPFILES, in every configuration; "
			"and bits that are free at\nboth levels, in every "
			"variant that one kernel image can boot as.",
		.example = "pte budget 'x86_64*'",
		.options = OPTION_SET(OPTION_SCHEME) | OPTION_SET(OPTION_ALL),
		.run = run_budget,
	},
	{
		.name = "compare",
		.arguments = "[SCHEME[=BIT]...] [-s SPEC...]",
		.brief = "schemes side by side: room, cost, what older code "
			 "reads",
		.more = "How an entry without a page may remember something: "
			"every proposal, where it's\nfeasible and why not. "
			"With --layout, which may stand more than once, the "
			"figures\nof that kernel; with SCHEMEs or --all, each "
			"in detail. With -s, what a spec\nproposes beside "
			"them, on its base.",
		.example = "pte compare special-pte swp-type -l x86_64@5.14",
		.options =
			OPTION_SET(OPTION_LAYOUT) | OPTION_SET(OPTION_CONFIG) |
			OPTION_SET(OPTION_SPEC) | OPTION_SET(OPTION_ALL) |
			OPTION_SET(OPTION_MARKDOWN) | OPTION_SET(OPTION_HTML),
		.run = run_compare,
	},
	{
		.name = "export",
		.arguments = "FORMAT LAYOUT [CLAIM]",
		.brief = "claims about a layout as code for a kernel's tree",
		.more = "FORMAT is kunit: a suite that asks the kernel's own "
			"helpers what is claimed of\nentries. A case of a claim "
			"that is refuted has its witnesses, and fails; the "
			"others\nask about the least and the largest entry of "
			"each kind.",
		.example = "pte export kunit riscv64-svrsw60t59b@7.3 "
			   "pmd-not-present",
		.options = OPTION_SET(OPTION_CONFIG),
		.run = run_export,
	},
	{
		.name = "museum",
		.arguments = "",
		.brief = "bugs of the past, found before their fix and "
			 "proved after",
		.more = "Every historic exhibit, and what is alive of them. "
			"Exit 1 if one isn't found,\nor isn't cleared.",
		.example = "pte museum",
		.options = OPTION_SET(OPTION_SMT2),
		.run = run_museum,
	},
};
const size_t command_count = sizeof(commands) / sizeof(commands[0]);
