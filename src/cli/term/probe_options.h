/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The options of `pte probe`, for pte-probe, which reads them, and for the
 * command, which knows all options: DO(id, letter, name, argument, help).
 */
#ifndef CLI_PROBE_OPTIONS_H
#define CLI_PROBE_OPTIONS_H

/* clang-format off */
#define PROBE_OPTION_ROWS(DO) \
	DO(OUTPUT,   'o', "output",  "DIR",            "write a spec for each layout that the build covers") \
	DO(FRAGMENT, 0,   "config",  "FRAGMENT",       "options beside ours, as in a .config; may be repeated") \
	DO(OBJECTS,  0,   "objects", "DIR",            "take this build directory and its .config, as it is") \
	DO(BASE,     0,   "base",    "LAYOUT@VERSION", "compare with this layout, not with the tree's version") \
	DO(PROVE,    0,   "prove",   NULL,             "also compare each helper with pte/kernel.h, and list them") \
	DO(SMT2,     0,   "smt2",    "DIR",            "write what was compared as SMT-LIB for a solver") \
	DO(LLVM,     0,   "llvm",    "SUFFIX",         "of the tools: -19 for clang-19 (by default the newest that is read)") \
	DO(ALLOW,    0,   "allow",   "FILE",           "differences that are meant: objects as --json prints them")
/* clang-format on */

#endif /* CLI_PROBE_OPTIONS_H */
