/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The cost of a feasible scheme: bits, types, architectures, instructions; and
 * the levels at which its words are safe.
 */
#include "common/sized.h"
#include "common/text.h"
#include "scheme_trial.h"

/* clang-format off */

/*
 * Instructions of each reader, and of the predicates that every fault tests
 * first: measured by tests/fold, which counts them again and compares.
 */
static const struct {
	const char *name;
	const char *arch[3];
	uint8_t count[3];
} counted[] = {
#define ROW(name, x86_64, arm64, ppc64)                                        \
	{ name, { "x86_64", "arm64", "ppc64" }, { x86_64, arm64, ppc64 } }
	ROW("none",                           2,  2,  8),
	ROW("present",                        2,  3,  6),
	ROW("pte-bit",                        5,  5, 12),
	ROW("special-pte",                    2,  2,  2),
	ROW("swp-offset",                    14, 13, 24),
	ROW("swp-offset-migration",          15, 14, 26),
	ROW("swp-offset-migration-top",      17, 16, 29),
	ROW("swp-type-migration",             8, 10, 20),
	ROW("swp-type",                      13, 11, 22),
	ROW("flags-in-entry",                 9,  6, 17),
	ROW("device-private-migration-rfc",  11, 11, 22),
	ROW("device-private-migration",      11, 11, 22),
	ROW("swp-offset-flag",               14, 12, 21),
	ROW("pageout-marker",                13, 11, 22),
#undef ROW
};

/* clang-format on */

static unsigned instructions(const char *name, const struct pte_target *t)
{
	const char *const arch = t->model->arch->name;

	for (unsigned i = 0; i < sizeof(counted) / sizeof(counted[0]); i++)
		for (unsigned a = 0; a < 3; a++)
			if (text_is(name, text_length(name), counted[i].name) &&
			    text_is(arch, text_length(arch),
				    counted[i].arch[a]))
				return counted[i].count[a];
	return 0;
}

/* ---- architectures ------------------------------------------------------ */

static bool in_force(const struct pte_model *m, uint16_t version)
{
	const struct pte_span in = pte_model_span(m);

	return in.since <= version && version <= in.until;
}

/* whether a row's header must change: for a bit, or for flags that it has */
static bool row_changes(const struct pte_takes *takes,
			const struct pte_model *m)
{
	const uint64_t *const flag = m->layout->swap[PTE_LEVEL_PTE]->flag;
	uint64_t bits = takes->bits;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((takes->redefined & PTE_FLAG_SET(f)) != 0)
			bits |= flag[f];
	return bits != 0;
}

static void count_archs(const struct pte_scheme_use *use,
			struct pte_scheme_cost *cost)
{
	const struct pte_arch *last = NULL;
	const struct pte_model *m;
	bool changed = false;

	/* the rows of an architecture are adjacent */
	for (size_t i = 0; (m = pte_model_at(i)) != NULL; i++) {
		if (!in_force(m, use->before.version))
			continue;
		if (m->arch != last) {
			last = m->arch;
			cost->archs_of++;
			changed = false;
		}
		if (!changed && row_changes(&use->takes, m)) {
			changed = true;
			cost->archs++;
		}
	}
}

/* ---- bits and types ----------------------------------------------------- */

/* PTE bits of flags that have moved to the offset */
static unsigned given_back(const struct pte_scheme_use *use)
{
	const uint64_t *const flag =
		use->before.layout->swap[PTE_LEVEL_PTE]->flag;
	unsigned bits = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (use->after.offset_flag[f] != 0 && flag[f] != 0)
			bits++;
	return bits;
}

static void count_bits(const struct pte_scheme_use *use,
		       struct pte_scheme_cost *cost)
{
	const struct pte_takes *const takes = &use->takes;
	const unsigned back = given_back(use);

	cost->pte_bits = (int)pte_bit_count(takes->bits) - (int)back;
	cost->offsets = takes->offsets;
	cost->offset_bits = takes->offset_bits;
	cost->marker_bits = takes->marker_bits;
	cost->free_bits = pte_bit_count(use->image_bits);
	cost->free_bits_left = pte_bit_count(use->left_bits) + back;
}

/* on a mainline kernel that has the marker, a marker bit costs no type */
static unsigned types_of(const struct pte_scheme_use *use)
{
	const struct pte_own *const own = &use->after.own;
	unsigned types = pte_bit_count(own->kinds);

	if (own->markers != 0 &&
	    pte_target_has_kind(&use->before, PTE_KIND_MARKER))
		types--;
	return types;
}

/* ---- levels and hardware ------------------------------------------------ */

static unsigned levels_of(const struct pte_scheme_use *use)
{
	unsigned levels = 0;

	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
		bool good = true;

		for (unsigned i = 0; i < use->words; i++)
			if (pte_scheme_misread(&use->after, (enum pte_level)l,
					       use->word[i].value) != NULL)
				good = false;
		if (good)
			levels |= PTE_LEVEL_SET(l);
	}
	return levels;
}

/* whether each word is still the scheme's with all hardware bits set */
static bool is_hardware_stable(const struct pte_scheme_use *use)
{
	const uint64_t bits = use->before.layout->view[PTE_LEVEL_PTE]->hardware;

	for (unsigned i = 0; i < use->words; i++)
		if (!pte_own_has(&use->after, PTE_LEVEL_PTE,
				 use->word[i].value | bits))
			return false;
	return true;
}

/* a tree's numbers may leave gaps */
static bool has_numbers(const struct pte_target *t)
{
	return t->model->proposal != NULL &&
	       t->model->proposal->numbers != NULL;
}

enum pte_status pte_scheme_cost_sized(const struct pte_scheme_use *use,
				      struct pte_scheme_cost *cost_ret,
				      size_t size)
{
	const struct pte_scheme *const s = use->scheme;
	struct pte_scheme_cost cost = { .pte_bits = 0 };

	if (use->feasible == PTE_FEASIBLE_NO)
		return PTE_STATUS_NOT_FEASIBLE;
	count_bits(use, &cost);
	cost.types = types_of(use);
	count_archs(use, &cost);
	cost.max_swapfiles = has_numbers(&use->after)
				     ? use->before.max_swapfiles
				     : use->after.max_swapfiles + cost.types;
	cost.max_swapfiles_left = use->after.max_swapfiles;
	cost.facts = use->takes.facts;
	cost.needs = use->takes.needs;
	cost.levels = levels_of(use);
	cost.detect = s == NULL ? 0 : instructions(s->name, &use->before);
	cost.none = instructions("none", &use->before);
	cost.present = instructions("present", &use->before);
	cost.hardware_stable = is_hardware_stable(use);
	sized_give(cost_ret, size, &cost, sizeof(cost));
	return PTE_STATUS_OK;
}
