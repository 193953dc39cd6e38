/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/*
 * What the kernel's side and ours both know: helpers and constants of a kernel,
 * each behind its name. Included by both, so it includes nothing.
 */
#ifndef SHIM_H
#define SHIM_H

/* as wide as the widest kernel's entry, whatever a long is */
typedef unsigned long long shim_word;

/* Ask one helper; what a and b are, its kind of question says. */
struct shim_row {
	const char *name;
	shim_word (*ask)(shim_word a, shim_word b);
};

/* The linker gathers the rows of the section. */
extern const struct shim_row __start_shim_rows[], __stop_shim_rows[];

/*
 * Set what a kernel learns when it boots: the machine's name is an
 * architecture's own ("la57"), "-" its plain one. Returns whether it has it.
 */
int shim_boot(const char *machine);

/* Of which levels' words the helpers are asked. */
enum {
	SHIM_PTES = 1,
	SHIM_PMDS = 2,
	SHIM_HUGETLB = 4
};
unsigned shim_levels(void);

/*
 * Whether no kernel of the architecture writes such a word for a page, so that
 * its helpers needn't agree with anybody about where that is.
 */
int shim_maps_nothing(shim_word word);

/* Whether a level's word is one that the model is said to read otherwise. */
int shim_leaves_out(unsigned level, shim_word word);

/* Bits of a protection that huge pages have elsewhere, and no process's has. */
shim_word shim_moved_bits(void);

#endif
