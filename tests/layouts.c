/* SPDX-License-Identifier: BSD-2-Clause */
#include "layouts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vectors/target_name.h"

/* ---- what the kernel's headers say --------------------------------------- */

/* clang-format off */

#define BIT(n)        (UINT64_C(1) << (n))
#define V(major, minor) ((major) << 8 | (minor))

/*
 * Linux 5.10 to 7.1 arch/x86/include/asm/pgtable_64.h, "Encode and de-code a
 * swap entry"; pgtable_types.h for the flags; pgtable_64_types.h for the
 * exclusive one, absent in 5.17-rc5; sparsemem.h for 46 and 52. A huge page is
 * 2M, 512 small ones.
 */
#define X86(name, since, phys, exclusive)                                      \
	{ name, since, 12, phys, 59, 5, 9, 50, true,                           \
	  { BIT(1), BIT(2), exclusive }, 0x181, 0, 0x60, 40, 9, true }
#define X86_ROWS(name, phys)                                                   \
	X86(name, V(5, 10), phys, 0),                                          \
	X86(name, V(5, 19), phys, BIT(3))

/*
 * Linux 5.10 to 7.3 arch/arm64/include/asm/pgtable.h, the comment above
 * __SWP_TYPE_SHIFT; pgtable-prot.h for the flags and for the bits that make a
 * word present; pgtable-hwdef.h for the address: 47:s up to 6.8, 49:s after. A
 * table has 2^(s - 3) entries, so a huge page that many pages.
 */
#define ARM64(name, since, shift, phys, type, type_bits, offset, uffd, exclusive, zero, pfn) \
	{ name, since, shift, phys, type, type_bits, offset, 50, false,        \
	  { 0, uffd, exclusive }, zero, 0, 0, pfn, (shift) - 3, true }
#define ZERO_OLD (BIT(0) | BIT(1) | BIT(58) | BIT(59))
#define ZERO_NEW (BIT(0) | BIT(1) | BIT(11))
#define ARM64_SINCE_6_9(name, shift, phys, pfn)                                \
	ARM64(name, V(6, 9),  shift, phys, 3, 5, 8,  0,      BIT(2), ZERO_OLD, pfn), \
	ARM64(name, V(6, 10), shift, phys, 6, 5, 12, BIT(3), BIT(2), ZERO_NEW, pfn)
#define ARM64_ROWS(name, shift, phys, pfn_to_6_8, pfn)                         \
	ARM64(name, V(5, 10), shift, phys, 2, 6, 8,  0,      0,      ZERO_OLD, pfn_to_6_8), \
	ARM64(name, V(5, 19), shift, phys, 3, 5, 8,  0,      BIT(2), ZERO_OLD, pfn_to_6_8), \
	ARM64_SINCE_6_9(name, shift, phys, pfn)

/*
 * Linux 5.10 to 7.1 arch/powerpc/include/asm/book3s/64/pgtable.h: __swp_type,
 * __swp_offset, PTE_RPN_MASK, and _PAGE_PTE, which __swp_entry_to_pte adds;
 * hash-4k.h and hash-64k.h for _PAGE_HPTEFLAGS, radix.h for _PAGE_DIRTY and
 * _PAGE_ACCESSED, which an empty slot may have. Soft-dirty was bit 5 in 5.17,
 * and 9 in 5.19, when exclusive took its place.
 */
#define BOOK3S(name, since, shift, soft_dirty, exclusive, loose, pmd)          \
	{ name, since, shift, 51, 0, 5, shift, 53 - (shift), false,            \
	  { soft_dirty, 0, exclusive }, BIT(63) | BIT(61), BIT(62), loose,     \
	  53 - (shift), 0, pmd }
#define BOOK3S_ROWS(name, shift, loose, pmd)                                   \
	BOOK3S(name, V(5, 10), shift, BIT(5), 0,      loose, pmd),             \
	BOOK3S(name, V(5, 19), shift, BIT(9), BIT(5), loose, pmd)

/*
 * Linux 5.10 to 7.1 arch/powerpc/include/asm/nohash/64/pgtable.h, pte-e500.h:
 * PTE_RPN_SHIFT 24, exclusive since 6.3 (absent in 6.2).
 */
#define NOHASH(since, exclusive)                                               \
	{ "ppc64-nohash", since, 12, 44, 2, 5, 24, 40, false,                  \
	  { 0, 0, exclusive }, BIT(0), 0, 0, 40, 0, false }

/*
 * Linux 5.10, 6.1, 6.12, 7.3 arch/riscv/include/asm/pgtable.h: __SWP_TYPE_SHIFT
 * and __SWP_OFFSET_SHIFT, which is 5 above; pgtable-bits.h for the flags and the
 * bits that make a word present; pgtable-64.h for the address, 53:10. A pmd
 * wants bits 3:1 clear, of which soft-dirty takes one with Svrsw60t59b.
 */
#define RISCV64(name, since, type, soft_dirty, uffd, exclusive, zero, pmd)     \
	{ name, since, 12, 56, type, 5, (type) + 5, 59 - (type), false,        \
	  { soft_dirty, uffd, exclusive }, zero, 0, 0, 44, 9, pmd }

/*
 * Linux 5.10, 6.1, 6.12, 7.3 arch/s390/include/asm/pgtable.h: mk_swap_pte, which
 * sets _PAGE_INVALID and _PAGE_PROTECT; its comment in 5.10 wants bits 11 and 8
 * clear, the one in 6.1 doesn't. arch/s390/Kconfig: MAX_PHYSMEM_BITS. A huge
 * page is 1M, 256 small ones.
 */
#define S390X(since, exclusive, zero)                                          \
	{ "s390x", since, 12, 46, 2, 5, 12, 52, false,                         \
	  { BIT(1), 0, exclusive }, zero, 0x600, 0, 52, 8, true }

static const struct facts rows[] = {
	X86_ROWS("x86_64", 46),
	X86_ROWS("x86_64-la57", 52),
	ARM64_ROWS("arm64-4k", 12, 48, 36, 38),
	ARM64_ROWS("arm64-16k", 14, 48, 34, 36),
	ARM64_ROWS("arm64-64k", 16, 48, 32, 34),
	ARM64_ROWS("arm64-64k-pa52", 16, 52, 36, 36),
	ARM64_SINCE_6_9("arm64-4k-lpa2", 12, 52, 40),
	ARM64_SINCE_6_9("arm64-16k-lpa2", 14, 52, 38),
	BOOK3S_ROWS("ppc64-radix-4k", 12, 0x180, true),
	BOOK3S_ROWS("ppc64-radix-64k", 16, 0x180, true),
	BOOK3S_ROWS("ppc64-hash-4k", 12, 0x11e0000000000040, false),
	BOOK3S_ROWS("ppc64-hash-64k", 16, 0x0080000000001040, true),
	NOHASH(V(5, 10), 0),
	NOHASH(V(6, 3),  BIT(7)),
	NOHASH(V(6, 11), BIT(7)),
	RISCV64("riscv64", V(5, 10), 2, 0, 0, 0,      0x3,  false),
	RISCV64("riscv64", V(5, 17), 6, 0, 0, 0,      0x2f, true),
	RISCV64("riscv64", V(6, 3),  7, 0, 0, BIT(6), 0x2f, true),
	RISCV64("riscv64-svrsw60t59b", V(6, 19), 7, BIT(3), BIT(4), BIT(6), 0x27, true),
	S390X(V(5, 10), 0,       0x901),
	S390X(V(5, 19), BIT(11), 0x1),
};

/* clang-format on */

#define ROW_COUNT (sizeof(rows) / sizeof(rows[0]))

const struct facts *known_at(size_t index)
{
	return index < ROW_COUNT ? &rows[index] : NULL;
}

const struct facts *facts_of(const struct pte_layout *layout)
{
	const struct facts *last = NULL;

	for (size_t i = 0; i < ROW_COUNT; i++)
		if (strcmp(rows[i].name, layout->name) == 0 &&
		    rows[i].since <= layout->since)
			last = &rows[i];
	check(last != NULL, "%s: nothing is known of this row", layout->name);
	return last;
}

/* ---- subjects ------------------------------------------------------------ */

/* 34 rows, two versions, a dozen options */
#define SUBJECT_ROOM 1024
#define BREADTH_COUNT 3

struct subjects {
	struct subject subject[SUBJECT_ROOM];
	size_t count;
};

uint16_t last_version(const struct pte_model *m)
{
	const struct pte_span in = pte_model_span(m);

	return in.until < m->arch->newest ? in.until : m->arch->newest;
}

static struct subject *add(struct subjects *s, const struct pte_model *m,
			   uint16_t version, const char *rest)
{
	struct subject *const to = &s->subject[s->count++];

	*to = (struct subject){ .model = m, .version = version };
	(void)snprintf(to->name, sizeof(to->name), "%s@%u.%u%s",
		       m->layout->name, PTE_LINUX_MAJOR(version),
		       PTE_LINUX_MINOR(version), rest);
	return to;
}

static void add_configs(struct subjects *s, const struct pte_model *m,
			uint16_t version)
{
	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++) {
		char rest[48];

		if ((pte_model_options(m, version) & PTE_OPTION_SET(o)) == 0 ||
		    !pte_option_info(o)->by_default)
			continue;
		(void)snprintf(rest, sizeof(rest), ",-%s",
			       pte_option_info(o)->name);
		add(s, m, version, rest)->config.off = PTE_OPTION_SET(o);
	}
}

static void add_version(struct subjects *s, enum breadth breadth,
			const struct pte_model *m, uint16_t version)
{
	(void)add(s, m, version, "");
	if (breadth == EVERY_CONFIG)
		add_configs(s, m, version);
}

static const struct subjects *subjects_of(enum breadth asked)
{
	const enum breadth breadth =
		getenv("PTE_EVERY_ROW") == NULL ? asked : EVERY_ROW;
	static struct subjects made[BREADTH_COUNT];
	struct subjects *const s = &made[breadth];

	if (s->count > 0)
		return s;
	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const m = pte_model_at(i);
		const uint16_t first = m->layout->since;

		add_version(s, breadth, m, first);
		if (breadth != EVERY_ROW && last_version(m) != first)
			add_version(s, breadth, m, last_version(m));
	}
	return s;
}

void cases_add_each(struct cases *cases, enum breadth breadth,
		    CMUnitTestFunction run, const char *sentence)
{
	const struct subjects *const s = subjects_of(breadth);

	for (size_t i = 0; i < s->count; i++)
		cases_add(cases, run, &s->subject[i], "%s[%s]", sentence,
			  s->subject[i].name);
}

void subject_target(const struct subject *subject, struct pte_target *target)
{
	const enum pte_status status = pte_target_of(
		subject->model, subject->version, &subject->config, target);

	check(status == PTE_STATUS_OK, "%s: %s", subject->name,
	      pte_status_name(status));
}

/* ---- targets by name ----------------------------------------------------- */

void target_named(const char *name, const char *config,
		  struct pte_target *target)
{
	const enum pte_status status = target_by_name(name, config, target);

	check(status == PTE_STATUS_OK, "%s %s: %s", name, config,
	      pte_status_name(status));
}

void scheme_named(const char *name, const char *target,
		  struct pte_scheme_use *use_ret)
{
	const struct pte_scheme *scheme;
	struct pte_target t;
	int bit;

	target_named(target, "", &t);
	assert_int_equal(pte_scheme_parse(name, strlen(name), &scheme, &bit),
			 PTE_STATUS_OK);
	pte_scheme_try(scheme, bit, &t, use_ret);
}
