/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which kernels explain what was printed. Words and entries are those of
 * reports, or were worked out by hand from the kernels' headers; the bits of an
 * address are its own and those below a page.
 */
#include "../layouts.h"

#include <string.h>

#include <pte/fit.h>

#include "../copy.h"

#define WORD(word) true, false, (word), 0
#define ENTRY(entry) false, true, 0, (entry)
#define BOTH(word, entry) true, true, (word), (entry)

struct fitted {
	const char *name, *config;
	struct pte_evidence evidence;
	struct pte_fit fit; /* of that alone */
};

/* clang-format off */
static const struct fitted all[] = {
	/* a slot with all flags: 0x1234 is 13 bits */
	{ "x86_64@6.12", "", { PTE_LEVEL_PTE, WORD(0x2fffffffffdb960e) }, { 1, 1, 1, 0, 25, 0 } },
	/* bit 2 is nobody's without uffd-wp */
	{ "x86_64@6.12", "-userfaultfd_wp", { PTE_LEVEL_PTE, WORD(0x2fffffffffdb960e) }, { 1, 0, 0, 0, 0, 1 } },
	/* a slot that no device has: bit 44 turned in an empty one */
	{ "x86_64@5.10", "", { PTE_LEVEL_PTE, WORD(0x100000000000) }, { 1, 0, 0, 0, 0, 1 } },
	/* ... but that is what 5.10 reads, so it's what it printed: 50 bits */
	{ "x86_64@5.10", "", { PTE_LEVEL_PTE, BOTH(0x100000000000, 0x3fff7ffffffff) }, { 1, 1, 0, 0, 62, 0 } },
	{ "x86_64@5.10", "", { PTE_LEVEL_PTE, BOTH(0x100000000000, 0x3fff7fffffffe) }, { 1, 0, 0, 0, 0, 2 } },
	/* flags are cleared before an entry is printed */
	{ "x86_64@6.12", "", { PTE_LEVEL_PTE, BOTH(0x2fffffffffdb960e, 0x1400000000001234) }, { 1, 1, 1, 0, 25, 0 } },
	/* 6.3.5's report: soft-dirty and exclusive; 50 bits */
	{ "x86_64@6.3", "", { PTE_LEVEL_PTE, BOTH(0x800000bed4b380ba, 0x4003ffffa095a63f) }, { 1, 1, 0, 0, 62, 0 } },
	/* an entry alone: from a word that may be sound, or not */
	{ "x86_64@6.12", "", { PTE_LEVEL_PTE, ENTRY(0x1400000000001234) }, { 1, 1, 1, 0, 25, 0 } },
	{ "x86_64@6.12", "", { PTE_LEVEL_PTE, ENTRY(0x3fff7ffffffff) }, { 1, 1, 0, 0, 62, 0 } },
	/* one with an offset that the word has no room for, on 32 bits */
	{ "i386@6.12", "", { PTE_LEVEL_PTE, ENTRY(0x1400000000001234) }, { 1, 0, 0, 0, 0, 2 } },
	/* without huge pages the kernel's stubs read 0 of any pmd; and none writes one */
	{ "x86_64@6.12", "-transparent_hugepage", { PTE_LEVEL_PMD, BOTH(0x2fffffffffdb9600, 0) }, { 1, 1, 0, 0, 0, 0 } },
	{ "x86_64@6.12", "-transparent_hugepage", { PTE_LEVEL_PMD, BOTH(0x2fffffffffdb9600, 0x1400000000001234) }, { 1, 0, 0, 0, 0, 8 } },
	/* what is present was read into no entry, be it 0 */
	{ "x86_64@6.12", "", { PTE_LEVEL_PTE, BOTH(0x8000000012345067, 0) }, { 1, 0, 0, 0, 0, 64 } },
	{ "x86_64@6.12", "", { PTE_LEVEL_PTE, WORD(0x8000000012345067) }, { 1, 1, 1, 0, 29, 0 } },
	{ "x86_64@6.12", "", { PTE_LEVEL_PMD, WORD(0x12345067) }, { 1, 1, 1, 0, 29, 0 } },
	{ "x86_64@6.12", "", { PTE_LEVEL_PTE, WORD(0) }, { 1, 1, 1, 0, 0, 0 } },
	/* special, at 2^46: a device's? */
	{ "x86_64@6.12", "", { PTE_LEVEL_PTE, WORD(0x8000400000000267) }, { 1, 1, 1, 1, 47, 0 } },
	/* no word of 32 bits */
	{ "i386@6.12", "", { PTE_LEVEL_PTE, WORD(0x100000000) }, { 1, 0, 0, 0, 0, 64 } },
	/* a huge page that migrates, of 5.14 to 5.18: its type is another in 6.1 */
	{ "x86_64@5.14", "", { PTE_LEVEL_PMD, WORD(0xdffffffe71fbfe02) }, { 1, 1, 1, 0, 36, 0 } },
	{ "x86_64@6.1", "", { PTE_LEVEL_PMD, WORD(0xdffffffe71fbfe02) }, { 1, 0, 0, 0, 0, 1 } },
};
/* clang-format on */

static void evidence_is_explained(void **state)
{
	const struct fitted *const f = *state;
	struct pte_fit fit = { 0 };
	struct pte_target t;

	target_named(f->name, f->config, &t);
	assert_int_equal(pte_fit_add(&t, &f->evidence, &fit), PTE_STATUS_OK);
	assert_int_equal(fit.of, f->fit.of);
	assert_int_equal(fit.explained, f->fit.explained);
	assert_int_equal(fit.sound, f->fit.sound);
	assert_int_equal(fit.remarks, f->fit.remarks);
	assert_int_equal(fit.bits, f->fit.bits);
	assert_int_equal(fit.off, f->fit.off);
}

static void fits_are_sums(void **state)
{
	const struct pte_evidence slot = { PTE_LEVEL_PTE,
					   WORD(0x2fffffffffdb960e) };
	const struct pte_evidence flipped = {
		PTE_LEVEL_PTE, BOTH(0x100000000000, 0x3fff7ffffffff)
	};
	const struct pte_evidence other = { PTE_LEVEL_PTE,
					    BOTH(0x100000000000, 1) };
	struct pte_fit fit = { 0 };
	struct pte_target t;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	assert_int_equal(pte_fit_add(&t, &slot, &fit), PTE_STATUS_OK);
	assert_int_equal(pte_fit_add(&t, &flipped, &fit), PTE_STATUS_OK);
	assert_int_equal(pte_fit_add(&t, &other, &fit), PTE_STATUS_OK);
	assert_int_equal(fit.of, 3);
	assert_int_equal(fit.explained, 2);
	assert_int_equal(fit.sound, 1);
	assert_int_equal(fit.bits, 25 + 62);
	/* the entry has 49 bits and is off by all but the lowest; and a slot
	 * that no device has */
	assert_int_equal(fit.off, 48 + 1);
}

/* as i386 had it in 5.7's merge window: uffd-wp is the lowest bit of the type.
 * The word is of type 5, whose lowest bit is set: what is printed is of type 4
 */
static void an_entry_is_read_without_its_flags(void **state)
{
	struct pte_evidence e = { PTE_LEVEL_PTE, BOTH(0x2fffffffffdb9600,
						      0x1000000000001234) };
	struct pte_fit fit = { 0 };
	static struct copy copy;
	struct pte_target t;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &copy);
	copy.codec.flag[PTE_FLAG_UFFD_WP] = UINT64_C(1) << 59U;
	assert_int_equal(pte_target_of(&copy.model, t.version, NULL, &t),
			 PTE_STATUS_OK);
	assert_int_equal(pte_fit_add(&t, &e, &fit), PTE_STATUS_OK);
	assert_int_equal(fit.explained, 1);
	e.entry = 0x1400000000001234;
	assert_int_equal(pte_fit_add(&t, &e, &fit), PTE_STATUS_OK);
	assert_int_equal(fit.explained, 1);
	/* bit 58, by which the two differ */
	assert_int_equal(fit.off, 1);
}

static void what_isnt_evidence_adds_nothing(void **state)
{
	struct pte_evidence e = { PTE_LEVEL_PTE, false, false, 0, 0 };
	struct pte_fit fit = { .of = 77 };
	struct pte_target t;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	assert_int_equal(pte_fit_add(&t, &e, &fit), PTE_STATUS_KEY_MISSING);
	e.has_entry = true;
	e.level = PTE_LEVEL_PGD;
	assert_int_equal(pte_fit_add(&t, &e, &fit), PTE_STATUS_NO_LEVEL);
	e.level = (enum pte_level)99;
	assert_int_equal(pte_fit_add(&t, &e, &fit), PTE_STATUS_NO_LEVEL);
	assert_int_equal(fit.of, 77);
	assert_int_equal(fit.explained, 0);
}

/* of callers with older headers, and with newer ones */
static void structs_of_other_sizes(void **state)
{
	struct {
		struct pte_evidence known;
		uint64_t newer;
	} e = { .known = { PTE_LEVEL_PTE, WORD(0x2fffffffffdb960e) } };
	struct {
		struct pte_fit known;
		uint64_t newer;
	} fit = { .newer = 0 };
	struct pte_target t;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	assert_int_equal(pte_fit_add_sized(&t, &e.known, sizeof(e), &fit.known,
					   offsetof(struct pte_fit, remarks)),
			 PTE_STATUS_OK);
	assert_int_equal(fit.known.sound, 1);
	assert_int_equal(fit.known.bits, 0);
	assert_int_equal(pte_fit_add_sized(&t, &e.known, sizeof(e), &fit.known,
					   sizeof(fit)),
			 PTE_STATUS_OK);
	assert_int_equal(fit.known.sound, 2);
	e.newer = 1;
	assert_int_equal(pte_fit_add_sized(&t, &e.known, sizeof(e), &fit.known,
					   sizeof(fit)),
			 PTE_STATUS_SIZE);
	e.newer = 0;
	fit.newer = 1;
	assert_int_equal(pte_fit_add_sized(&t, &e.known, sizeof(e), &fit.known,
					   sizeof(fit)),
			 PTE_STATUS_SIZE);
	assert_int_equal(fit.known.sound, 2);
}

int main(void)
{
	struct cases cases = { 0 };

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		cases_add(&cases, evidence_is_explained, &all[i],
			  "%s %d %#llx %#llx", all[i].name,
			  (int)all[i].evidence.level,
			  (unsigned long long)all[i].evidence.word,
			  (unsigned long long)all[i].evidence.entry);
	CASES_ADD(&cases, fits_are_sums);
	CASES_ADD(&cases, an_entry_is_read_without_its_flags);
	CASES_ADD(&cases, what_isnt_evidence_adds_nothing);
	CASES_ADD(&cases, structs_of_other_sizes);
	return cases_run(&cases, "fit");
}
