/* SPDX-License-Identifier: BSD-2-Clause */

#include "../cases.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/decode.h>
#include <pte/encode.h>
#include <pte/target.h>

#include "../vectors/answer.h"
#include "../vectors/target_name.h"
#include "kernel_name.h"
#include "reference.h"
#include "words.h"

/*
 * The library against the reference: every layout, every kernel version,
 * every level, every option off, on words that look like entries and on words
 * that don't.
 *
 * PTE_REFERENCE_WORDS (or the first argument) says how many words in all,
 * PTE_REFERENCE_SEED which ones. A run is repeated by its seed.
 */

#define DEFAULT_WORDS UINT64_C(2000000)
#define DEFAULT_SEED UINT64_C(0x5eed0fa11e27e5)
#define CLASSES_MAX 32

/* ------------------------------------------------------------------------
 * One kernel, twice
 * ------------------------------------------------------------------------ */

struct pair {
	char name[64];
	char config[256];
	const char *level_name;
	enum pte_level level;
	struct ref_kernel kernel;
	struct pte_target target;
};

static struct {
	uint64_t words;
	uint64_t encodings;
	uint64_t mismatches;
} tally;

static const char *const levels[] = { "pte", "pmd", "hugetlb", "pud" };

/*
 * Mismatches come in thousands with one cause. One word is printed of each
 * class: level, what differs, and the kind that the reference reads.
 */
struct mismatch_class {
	enum pte_level level;
	const char *what;
	const char *kind;
};

static struct mismatch_class classes[CLASSES_MAX];
static unsigned class_count;

static bool is_new_class(enum pte_level level, const char *what,
			 const char *kind)
{
	unsigned i;

	for (i = 0; i < class_count; i++)
		if (classes[i].level == level &&
		    strcmp(classes[i].what, what) == 0 &&
		    strcmp(classes[i].kind, kind) == 0)
			return false;
	if (class_count == CLASSES_MAX)
		return false;
	classes[class_count++] = (struct mismatch_class){ level, what, kind };
	return true;
}

/* Returns whether to say more */
static bool report(const struct pair *p, const char *what, const char *kind,
		   uint64_t word)
{
	tally.mismatches++;
	if (!is_new_class(p->level, what, kind))
		return false;
	fprintf(stderr, "%s%s%s %s 0x%" PRIx64 ": %s differs\n", p->name,
		*p->config ? "," : "", p->config, p->level_name, word, what);
	return true;
}

static void compare_answers(const struct pair *p, uint64_t word,
			    const struct answer *library,
			    const struct answer *reference)
{
	const char *const key = answer_difference(library, reference);

	if (!key || !report(p, key, reference->kind, word))
		return;
	answer_print("library  ", library);
	answer_print("reference", reference);
}

/* What the reference says of a predicate; false: it hasn't this one */
static bool asked(const struct pair *p, const char *name, uint64_t word,
		  bool *is_ret)
{
	if (strcmp(name, "pmd_bad") == 0 || strcmp(name, "pud_bad") == 0)
		*is_ret = ref_bad(&p->kernel, word);
	else if (strcmp(name, "pte_dirty") == 0 ||
		 strcmp(name, "huge_pte_dirty") == 0 ||
		 strcmp(name, "pmd_dirty") == 0 ||
		 strcmp(name, "pud_dirty") == 0)
		*is_ret = ref_dirty(&p->kernel, word);
	else
		return false;
	return true;
}

static void compare_predicates(const struct pair *p, uint64_t word)
{
	struct pte_predicate row;
	bool is;

	for (unsigned n = 0;
	     pte_target_predicate(&p->target, p->level, n, &row); n++)
		if (asked(p, row.name, word, &is) &&
		    pte_either_has(&row.is, word) != is)
			report(p, row.name, "", word);
}

static void compare_word(const struct pair *p, uint64_t word)
{
	struct pte_reading library_reading;
	struct ref_reading reference_reading;
	struct answer library, reference;

	tally.words++;
	compare_predicates(p, word);
	ref_decode(&p->kernel, word, &reference_reading);
	answer_of_reference(&reference_reading, &reference);
	if (pte_target_decode(&p->target, p->level, word, &library_reading) !=
	    PTE_STATUS_OK) {
		report(p, "the status", reference.kind, word);
		return;
	}
	answer_of_library(&p->target, word, &library_reading, &library);
	compare_answers(p, word, &library, &reference);
}

/* ------------------------------------------------------------------------
 * Encoders
 * ------------------------------------------------------------------------ */

/* The library refuses a flag that the kernel doesn't have; drop it first */
static struct ref_flags flags_that_exist(const struct pair *p)
{
	const unsigned set = p->target.swap_flags[p->level];
	struct ref_flags flags = random_flags();

	flags.soft_dirty = flags.soft_dirty &&
			   (set & PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)) != 0;
	flags.uffd_wp = flags.uffd_wp &&
			(set & PTE_FLAG_SET(PTE_FLAG_UFFD_WP)) != 0;
	flags.exclusive = flags.exclusive &&
			  (set & PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE)) != 0;
	return flags;
}

static unsigned library_flags(struct ref_flags flags)
{
	return (flags.soft_dirty ? PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY) : 0U) |
	       (flags.uffd_wp ? PTE_FLAG_SET(PTE_FLAG_UFFD_WP) : 0U) |
	       (flags.exclusive ? PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE) : 0U);
}

/* Without huge pages swp_entry_to_pmd() is a stub: there is no encoder */
static bool has_encoder(const struct pair *p)
{
	return ref_has_leaves(&p->kernel) && ref_converts_swap(&p->kernel);
}

static void compare_raw(const struct pair *p)
{
	const struct ref_flags flags = flags_that_exist(p);
	const unsigned type = random_below(32);
	const uint64_t offset = random_number(ref_offset_bits(&p->kernel));
	const struct pte_description raw = {
		.kind = PTE_KIND_RAW,
		.keys = PTE_KEY_SET(PTE_KEY_TYPE) | PTE_KEY_SET(PTE_KEY_OFFSET),
		.type = type,
		.offset = offset,
		.flags = library_flags(flags),
	};
	const uint64_t expected = ref_encode(&p->kernel, type, offset, flags);
	uint64_t word = ~expected;

	tally.encodings++;
	if (pte_target_encode(&p->target, p->level, &raw, &word) !=
		    PTE_STATUS_OK ||
	    word != expected)
		report(p, "the raw encoding", "", expected);
}

static void compare_macro(const struct pair *p)
{
	const struct pte_swap_form *const form = &p->target.layout->swp_entry;
	const unsigned type =
		random_below(1U << (form->bits - form->type_shift));
	const uint64_t offset = random_number(form->type_shift);
	const uint64_t expected = ref_macro(&p->kernel, type, offset);

	/* i386-pae, to 6.2: a type that doesn't fit clears bits of the offset;
	 * that it spills is all that the library says */
	if (type > 31 && p->target.layout->swap[p->level]->spill.type.lsb ==
				 p->target.layout->swap[p->level]->offset.lsb)
		return;
	tally.encodings++;
	if (pte_layout_swap_encode_unmasked(p->target.layout, p->level, type,
					    offset) != expected)
		report(p, "the unmasked macro", "", expected);
}

/* What the layout's address field holds, whatever the machine has */
static unsigned layout_pfn_bits(const struct pair *p)
{
	struct ref_kernel kernel = p->kernel;

	kernel.config.phys_bits = 0;
	return ref_pfn_bits(&kernel);
}

/* A protection that is a leaf already, placed by both */
static void compare_place(const struct pair *p)
{
	const struct pte_layout *const layout = p->target.layout;
	const struct pte_view *const view = layout->view[p->level];
	const uint64_t prot = random_prot(&p->kernel);
	const uint64_t leaf = pte_change_apply(&view->leaf, prot);
	uint64_t pfn = random_number(layout_pfn_bits(p));
	uint64_t expected;

	/* A huge page is aligned to its size */
	if (p->level == PTE_LEVEL_PMD)
		pfn &= ~ones(16);
	if (p->level == PTE_LEVEL_PUD)
		pfn &= ~ones(26);
	expected = ref_place(&p->kernel, pfn, leaf);
	tally.encodings++;
	if (pte_place_write_masked(layout->place[p->level],
				   pfn << layout->page_shift, leaf) != expected)
		report(p, "the placed pfn", "", expected);
}

/* ------------------------------------------------------------------------
 * All kernels
 * ------------------------------------------------------------------------ */

static const char *const options[] = {
	"migration",      "memory_failure",     "device_private",
	"pte_marker",     "pte_marker_uffd_wp", "mem_soft_dirty",
	"userfaultfd_wp", "numa_balancing",     "transparent_hugepage",
	"swap",           "sparsemem_vmemmap",  "device_private_migration",
};
#define SHARED_OPTIONS ((unsigned)(sizeof(options) / sizeof(*options)))

/* Those of one architecture behind the shared ones; NULL beyond the last */
static const char *option_at(unsigned index)
{
	return index < SHARED_OPTIONS ? options[index]
				      : ref_own_option(index - SHARED_OPTIONS);
}

/* ... and behind those, as variants, each of them off */
enum {
	VARIANT_DEFAULT,
	VARIANT_SEVERAL_OFF,
	VARIANT_SERIES,
	VARIANT_PHYS_BITS,
	VARIANT_CACHE_BITS,
	VARIANT_C_BIT,
	VARIANT_FIRST_OPTION,
};

static void several_off(char *config, size_t size)
{
	const char *option;
	unsigned i;

	*config = '\0';
	for (i = 0; (option = option_at(i)) != NULL; i++) {
		const size_t length = strlen(config);

		if (random_below(3) == 0)
			snprintf(config + length, size - length, "%s-%s",
				 length > 0 ? "," : "", option);
	}
}

/* The series is for what 6.15 was, where there is device memory at all */
static bool can_have_series(const struct ref_kernel *k)
{
	struct ref_kernel whole = *k;

	ref_config_default(&whole);
	return whole.config.device_private &&
	       (k->major > 6 || (k->major == 6 && k->minor >= 15));
}

/* Returns false if that kernel can't be asked for that */
static bool config_of(const struct ref_kernel *k, unsigned variant,
		      char *config, size_t size)
{
	switch (variant) {
	case VARIANT_DEFAULT:
		*config = '\0';
		return true;
	case VARIANT_SEVERAL_OFF:
		several_off(config, size);
		return true;
	case VARIANT_SERIES:
		snprintf(config, size, "+device_private_migration");
		return can_have_series(k);
	case VARIANT_PHYS_BITS:
		snprintf(config, size, "phys_bits=%u", 32 + random_below(21));
		return true;
	case VARIANT_CACHE_BITS:
		snprintf(config, size, "cache_bits=%u", 32 + random_below(21));
		return ref_has_cache_bits(k);
	case VARIANT_C_BIT:
		snprintf(config, size, "c_bit=%u", 32 + random_below(20));
		return ref_has_c_bit(k);
	default:
		snprintf(config, size, "-%s",
			 option_at(variant - VARIANT_FIRST_OPTION));
		return true;
	}
}

static unsigned variant_count(void)
{
	unsigned count = VARIANT_FIRST_OPTION;

	while (option_at(count - VARIANT_FIRST_OPTION))
		count++;
	return count;
}

typedef void visit_pair(const struct pair *pair, void *data);

static bool pair_up(struct pair *p)
{
	if (kernel_by_name(p->name, p->config, p->level_name, &p->kernel) &&
	    target_by_name(p->name, p->config, &p->target) == PTE_STATUS_OK)
		return true;
	report(p, "the configuration", "", 0);
	return false;
}

static void visit_variants(const struct ref_kernel *k, visit_pair *visit,
			   void *data)
{
	struct pair p = { .level_name = levels[k->level],
			  .level = (enum pte_level)k->level };
	const unsigned count = variant_count();
	unsigned variant;

	snprintf(p.name, sizeof(p.name), "%s@%u.%u", ref_layout_name(k->layout),
		 k->major, k->minor);
	for (variant = 0; variant < count; variant++)
		if (config_of(k, variant, p.config, sizeof(p.config)) &&
		    pair_up(&p))
			visit(&p, data);
}

static void visit_layout(const struct ref_layout *layout, visit_pair *visit,
			 void *data)
{
	struct ref_kernel k = { .layout = layout };
	unsigned level;

	for (k.major = 5; k.major <= 7; k.major++)
		for (k.minor = 0; k.minor < 20; k.minor++)
			for (level = 0; level < REF_LEVEL_COUNT; level++) {
				k.level = (enum ref_level)level;
				if (ref_exists(&k) &&
				    !version_is_beyond(ref_layout_name(layout),
						       k.major, k.minor))
					visit_variants(&k, visit, data);
			}
}

static void count_pair(const struct pair *p, void *data)
{
	(void)p;
	++*(uint64_t *)data;
}

static void compare_pair(const struct pair *p, void *data)
{
	uint64_t words = *(const uint64_t *)data;

	compare_word(p, 0);
	compare_word(p, ref_empty(&p->kernel));
	for (; words > 0; words--) {
		compare_word(p, structured_word(&p->kernel));
		if (words % 4 != 0)
			continue;
		if (has_encoder(p)) {
			compare_raw(p);
			compare_macro(p);
		}
		if (ref_has_leaves(&p->kernel))
			compare_place(p);
	}
}

static uint64_t words_per_layout;

static void library_agrees(void **state)
{
	const struct ref_layout *const layout = *state;
	const uint64_t before = tally.mismatches;
	uint64_t pairs = 0;
	uint64_t words_per_pair;

	class_count = 0;
	visit_layout(layout, count_pair, &pairs);
	assert_true(pairs > 0);
	words_per_pair = words_per_layout / (pairs + 1) + 1;
	visit_layout(layout, compare_pair, &words_per_pair);
	if (tally.mismatches != before)
		fail_msg("%s: %" PRIu64 " mismatches", ref_layout_name(layout),
			 tally.mismatches - before);
}

/* ------------------------------------------------------------------------
 * The cases
 * ------------------------------------------------------------------------ */

static uint64_t setting(const char *name, uint64_t otherwise)
{
	const char *const text = getenv(name);

	return text && *text ? strtoull(text, NULL, 0) : otherwise;
}

int main(int argc, char **argv)
{
	uint64_t words = setting("PTE_REFERENCE_WORDS", DEFAULT_WORDS);
	const uint64_t seed = setting("PTE_REFERENCE_SEED", DEFAULT_SEED);
	struct cases cases = { NULL, 0, 0 };
	const struct ref_layout *layout;
	unsigned i;
	int failed;

	if (argc > 1)
		words = strtoull(argv[1], NULL, 0);
	random_seed(seed);
	print_message("reference: %" PRIu64
		      " words, PTE_REFERENCE_SEED=0x%" PRIx64 "\n",
		      words, seed);
	for (i = 0; (layout = ref_layout_at(i)) != NULL; i++)
		cases_add(&cases, library_agrees, layout, "%s",
			  ref_layout_name(layout));
	words_per_layout = words / i;
	failed = cases_run(&cases, "reference");
	print_message("reference: %" PRIu64 " words read, %" PRIu64
		      " encoded, %" PRIu64 " mismatches\n",
		      tally.words, tally.encodings, tally.mismatches);
	return failed;
}
