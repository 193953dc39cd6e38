/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The table of commands, with the options and the help text of each.
 */
#include "command.h"

#include <string.h>

#include <pte/lists.h>

#include "term/near.h"
#include "term/say.h"

#define OF_A_LAYOUT                                                            \
	(OPTION_SET(OPTION_LAYOUT) | OPTION_SET(OPTION_CONFIG) |               \
	 OPTION_SET(OPTION_SCHEME) | OPTION_SET(OPTION_LEVEL) |                \
	 OPTION_SET(OPTION_KEEP_GOING))

#define FLAG_WORD(with, flag, name, ...) #name " "
#define FLAGS PTE_FLAG_ROWS(FLAG_WORD, 0)

const struct command commands[] = {
	{
		.name = "list",
		.arguments = "[SUBJECT [WORD]]",
		.brief = "what is known, with versions and sources",
		.more = "SUBJECT is layouts, as without one, kinds, schemes, "
			"markers, options, claims, exhibits or transitions. "
			"With --layout, what that kernel has, with its type "
			"numbers. Transitions of a WORD: what fork, mprotect, "
			"migration, swap-out, zap and faults turn it into; "
			"`pte follow` says it by the memory that it stands "
			"in. Layouts with --all: those of older and vendors' "
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
		.brief = "draw a layout: each bit, and its owner",
		.more = "--json prints everything known about the layout as a "
			"spec, which every command accepts in place of a "
			"layout, edited or not.",
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
		.more = "VALUE is hexadecimal, with or without 0x; pte:VALUE, "
			"pmd=VALUE and so on also name the level. Without "
			"one, or with -, stdin is read, one per line.",
		.example = "pte decode -l x86_64@6.12 0x2fffffffffdb960e",
		.options = OF_A_LAYOUT | OPTION_SET(OPTION_STRICT) |
			   OPTION_SET(OPTION_ENTRY) |
			   OPTION_SET(OPTION_PAGEMAP) | OPTION_SET(OPTION_TSV) |
			   OPTION_SET(OPTION_NO_HEADER) |
			   OPTION_SET(OPTION_SVG),
		.run = run_decode,
	},
	{
		.name = "encode",
		.arguments = "KIND [KEY=VALUE|FLAG]...",
		.brief = "the entry a kernel would write",
		.more = "Keys: type= offset= entry= pfn= marker= prot=. "
			"Flags: " FLAGS
			"young dirty. With - instead of KIND, stdin is read, "
			"one description per line.",
		.example = "pte encode -l x86_64@6.12 swap type=5 "
			   "offset=0x1234 soft_dirty",
		.options = OF_A_LAYOUT,
		.run = run_encode,
	},
	{
		.name = "follow",
		.arguments = "WORD|KIND [KEY=VALUE|FLAG]... [EVENT[,EVENT]...]",
		.brief = "what fork, faults and so on make of an entry",
		.more = "In private anonymous memory, a private mapping of a "
			"file, shared memory; hugetlb's. EVENT: fork, "
			"mprotect, unmap-for-migration, back-mapping, "
			"swap-out, zap, fault-read, fault-write, split, "
			"clear-refs; migration is away and back, swap-in "
			"and fault are either fault. Of several, each happens "
			"to what the one before left. Without any: each, on "
			"its own, and with --all under which conditions, and "
			"why, as of those that are named. KIND is as for "
			"encode; what isn't said of it is made up. With --all "
			"and a LAYOUT without a version: a WORD in each.",
		.example = "pte follow -l x86_64@6.12 0xd7fffffffdb97404 fork",
		.options = OPTION_SET(OPTION_LAYOUT) |
			   OPTION_SET(OPTION_CONFIG) |
			   OPTION_SET(OPTION_SCHEME) |
			   OPTION_SET(OPTION_LEVEL) | OPTION_SET(OPTION_ALL),
		.run = run_follow,
	},
	{
		.name = "explain",
		.arguments = "[FILE|-]",
		.brief = "what the entries in a kernel's log are",
		.more = "Each line that prints an entry, a table entry or the "
			"walk of a fault, and below it what that is, and "
			"whether lines of one report fit together. The log "
			"says of which architecture and version, or --layout "
			"does; else each architecture that it fits is shown.",
		.example = "dmesg | pte explain",
		.options = OPTION_SET(OPTION_LAYOUT) |
			   OPTION_SET(OPTION_CONFIG),
		.run = run_explain,
	},
	{
		.name = "pagemap",
		.arguments = "PID [ADDR[-ADDR]]",
		.brief = "what stands for the pages of a process",
		.more = "How many pages of each mapping are of each kind; with "
			"ADDR, hexadecimal, each page. Kinds are told apart "
			"with CAP_SYS_ADMIN. --layout is the running kernel's "
			"unless given.",
		.example = "pte pagemap 1234",
		.options = OPTION_SET(OPTION_LAYOUT) |
			   OPTION_SET(OPTION_CONFIG),
		.run = run_pagemap,
	},
	{
		.name = "walk",
		.arguments = "CORE...",
		.brief = "the page tables in a dump of memory",
		.more = "CORE is an ELF core, or makedumpfile's, which may be "
			"in parts. Its words are counted by level and kind, "
			"with what is doubted and which tables aren't there; "
			"--all adds what is mapped where. What the dump "
			"doesn't say of its kernel, --layout and --pgd do.",
		.example = "pte walk vmcore --range ffffffff81000000",
		.options = OPTION_SET(OPTION_LAYOUT) |
			   OPTION_SET(OPTION_CONFIG) | OPTION_SET(OPTION_PGD) |
			   OPTION_SET(OPTION_RANGE) | OPTION_SET(OPTION_ALL),
		.program = "pte-walk",
		.needs = "libkdumpfile is (libkdumpfile-dev)",
	},
	{
		.name = "scan",
		.arguments = "[FILE|-]",
		.brief = "how many words of a file are of each kind",
		.more = "Page tables as memory has them: words of 8 bytes, of "
			"layouts with 32-bit words 4. How many are of each "
			"kind, of how many a doubt says that no kernel writes "
			"them and, with --find, where some stand: byte, word "
			"and kind. Without a FILE, or with -, stdin. Bytes "
			"that are left over at the end are said: exit 2, "
			"after all else.",
		.example = "pte scan -l x86_64@6.12 --find swap,hwpoison "
			   "page-tables",
		.options =
			OPTION_SET(OPTION_LAYOUT) | OPTION_SET(OPTION_CONFIG) |
			OPTION_SET(OPTION_SCHEME) | OPTION_SET(OPTION_LEVEL) |
			OPTION_SET(OPTION_FIND) | OPTION_SET(OPTION_BYTE_ORDER),
		.run = run_scan,
	},
	{
		.name = "infer",
		.arguments = "[[LEVEL:]WORD|[LEVEL:]RAW=ENTRY|entry:ENTRY]...",
		.brief = "which kernels explain words, best first",
		.more = "Words of entries, pairs of a word and the swp_entry_t "
			"that the kernel printed for it, or such an entry "
			"alone. Without any, or with -, stdin is read, one "
			"per line. Each layout is tried, of older and "
			"vendors' kernels, too, with its default options and, "
			"where these don't explain all, with others; or those "
			"of --layout, which may be repeated, with the options "
			"of --config. Exit 1 if none explains all.",
		.example = "pte infer pmd:dffffffe71fbfe02 "
			   "400000000000000=1ffffffffffff",
		.options =
			OPTION_SET(OPTION_LAYOUT) | OPTION_SET(OPTION_CONFIG) |
			OPTION_SET(OPTION_LEVEL) |
			OPTION_SET(OPTION_KEEP_GOING) | OPTION_SET(OPTION_ALL),
		.run = run_infer,
	},
	{
		.name = "check",
		.arguments = "[LAYOUT|GLOB...|-s SPEC...]",
		.brief = "prove or refute every claim over all 2^64 words",
		.more = "Every layout, version and configuration, unless some "
			"are named. Exit 1 if anything is refuted beyond a "
			"documented limit of the field or, with "
			"--accept-known, beyond what the layout's row "
			"documents. Two or more -s also say whether these "
			"what-ifs collide, and check them together. --brief "
			"prints one line per layout, and one per refuted "
			"claim.",
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
		.brief = "what differs between two layouts or versions",
		.more = "Each change, and a word that the two decode "
			"differently; with --all one of each change where "
			"there is one. Exit 1 if anything differs.",
		.example = "pte diff arm64@6.8 arm64@6.12",
		.options = OPTION_SET(OPTION_CONFIG) |
			   OPTION_SET(OPTION_LEVEL) | OPTION_SET(OPTION_SVG) |
			   OPTION_SET(OPTION_ALL),
		.run = run_diff,
	},
	{
		.name = "census",
		.arguments = "LAYOUT",
		.brief = "how many of the 2^64 words are of each kind",
		.more = "Counted, not sampled, and checked by counting the "
			"words that are not of the kind.",
		.example = "pte census x86_64@6.12",
		.options = OPTION_SET(OPTION_SCHEME) |
			   OPTION_SET(OPTION_CONFIG) | OPTION_SET(OPTION_LEVEL),
		.run = run_census,
	},
	{
		.name = "budget",
		.arguments = "[LAYOUT|GLOB...]",
		.brief = "swap types and PTE bits that are still free",
		.more = "Types below MAX_SWAPFILES, and bits that are free at "
			"both levels in every variant that one kernel image "
			"can boot as: of the newest kernels; of LAYOUTs, "
			"version by version; with --all, of all, in every "
			"configuration.",
		.example = "pte budget 'x86_64*'",
		.options = OPTION_SET(OPTION_SCHEME) | OPTION_SET(OPTION_ALL),
		.run = run_budget,
	},
	{
		.name = "compare",
		.arguments = "[SCHEME[=BIT]...] [-s SPEC...]",
		.brief = "schemes side by side: feasibility, cost, what older "
			 "code reads",
		.more = "How a non-present entry can remember something: every "
			"proposal, where it is feasible and where it isn't, "
			"and why. --layout, which may be repeated, gives the "
			"figures for that kernel; SCHEMEs or --all, each in "
			"detail. -s adds what a spec proposes, on its base.",
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
		.brief = "a layout, or claims about it, as code",
		.more = "FORMAT is\n"
			"  kunit         a suite that asks the kernel's own "
			"helpers what is claimed of entries. A case of a claim "
			"that is refuted has its witnesses, and fails; the "
			"others ask about the least and the largest entry of "
			"each kind\n"
			"  build-bug-on  what the kernel's headers fold to a "
			"constant, asserted as it's built\n"
			"  c-header      constants, and what reads and writes "
			"words by them\n"
			"  bitfield      a union for each level, for "
			"debuggers\n"
			"  smt2          what is claimed, for a solver\n"
			"CLAIM is for kunit and smt2: this one alone.",
		.example = "pte export kunit riscv64-svrsw60t59b@7.3 "
			   "pmd-not-present",
		.options = OPTION_SET(OPTION_CONFIG),
		.run = run_export,
	},
	{
		.name = "probe",
		.arguments = "TREE ARCH",
		.brief = "what a kernel tree's own headers encode, proved",
		.more = "What they encode, whether it's what pte knows, and "
			"whether it collides. ARCH is x86_64, arm64, ppc64, "
			"ppc64be, riscv64, s390x or loongarch64. The tree's "
			"own makefiles and scripts are run: probe only trees "
			"that you would build. Nothing is written to it. Exit "
			"0 "
			"if nothing differs or is refuted but what is known or "
			"allowed, 1 if something is, 2 if something can't be "
			"decided.",
		.example = "pte probe ~/linux x86_64 -o specs",
		.options = OPTIONS_OF_PROBE,
		.program = "pte-probe",
		.needs = "LLVM 19 is (llvm-19-dev)",
	},
	{
		.name = "museum",
		.arguments = "",
		.brief = "bugs of the past: refuted before their fix, "
			 "proved after",
		.more = "Every historic bug, and those that are still alive; "
			"with --all, the words that show each. "
			"Exit 1 if one isn't refuted before its fix, or not "
			"proved after it.",
		.example = "pte museum",
		.options = OPTION_SET(OPTION_SMT2) | OPTION_SET(OPTION_ALL),
		.run = run_museum,
	},
	{
		.name = "report",
		.arguments = "-o FILE [-s SPEC...]",
		.brief = "all of it on one page of HTML",
		.more = "Every layout drawn, each architecture's swap word "
			"over "
			"time, the census, the verdicts, the schemes and what "
			"is left. The page needs no network. -s adds what-ifs.",
		.example = "pte report -o report.html",
		.options = OPTION_SET(OPTION_OUTPUT) | OPTION_SET(OPTION_SPEC),
		.run = run_report,
	},
	{
		.name = "help",
		.arguments = "[COMMAND]",
		.brief = "how a command is used",
		.more = "The same as `pte COMMAND --help`. The manual has a "
			"page "
			"for each: `man pte-COMMAND`.",
		.example = "pte help decode",
		.run = run_help,
	},
};
const size_t command_count = sizeof(commands) / sizeof(commands[0]);

const struct command *command_find(const char *name)
{
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	struct near near;

	near_begin(&near, name, strlen(name));
	for (size_t i = 0; i < command_count; i++) {
		if (strcmp(name, commands[i].name) == 0)
			return &commands[i];
		near_offer(&near, commands[i].name);
	}
	say(0, "%s: unknown command; %s", quote(quoted, name, strlen(name)),
	    near_text(&near, names));
	return NULL;
}
