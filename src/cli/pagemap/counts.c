/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Counts, and prints what isn't 0.
 */
#include "counts.h"

#include <string.h>

#include <pte/bits.h>
#include <pte/target.h>

static bool has_category(uint64_t categories, enum pages_category category)
{
	return (categories & PTE_BIT(category)) != 0;
}

void counts_narrow(struct pagemap_word *w, const struct mapping *mapping,
		   uint64_t categories)
{
	const bool none = (w->kinds & PTE_KIND_SET(PTE_KIND_NONE)) != 0;

	if (w->present && strncmp(mapping->permissions, "---", 3) == 0)
		w->kinds &= PTE_KIND_SET(PTE_KIND_PROTNONE);
	/* the scan saw an entry, of which pagemap has no word */
	if (none && has_category(categories, PAGES_SWAPPED))
		w->kinds = 0;
}

/* ---- counting ----------------------------------------------------------- */

static void add_kind(struct counts *c, const struct pagemap_word *w)
{
	unsigned kind = 0;

	if (w->present) {
		kind = (w->kinds & PTE_KIND_SET(PTE_KIND_PRESENT)) != 0
			       ? PTE_KIND_PRESENT
			       : PTE_KIND_PROTNONE;
	} else {
		while (kind < PTE_KIND_COUNT && w->kinds != PTE_KIND_SET(kind))
			kind++;
	}
	if (kind < PTE_KIND_COUNT)
		c->kinds[kind]++;
	else
		c->hidden++;
}

static void add_markers(struct counts *c, const struct pagemap_word *w)
{
	unsigned bit;

	if (!w->swapped || w->hidden ||
	    w->kinds != PTE_KIND_SET(PTE_KIND_MARKER))
		return;
	for (unsigned n = 0; n < COUNTS_MARKERS_MAX &&
			     pte_target_marker(w->target, n, &bit) != NULL;
	     n++)
		if ((w->swp_offset & PTE_BIT(bit)) != 0)
			c->markers[n]++;
}

static void add_word(struct counts *c, const struct pagemap_word *w,
		     uint64_t categories)
{
	unsigned bit;

	add_kind(c, w);
	add_markers(c, w);
	c->frame_hidden = c->frame_hidden || w->hidden;
	if (w->kinds == PTE_KIND_SET(PTE_KIND_NONE))
		return;
	for (unsigned n = 0;
	     n < COUNTS_BITS_MAX && pagemap_bit_name(n, &bit) != NULL; n++)
		if ((w->value & PTE_BIT(bit)) != 0)
			c->bits[n]++;
	for (unsigned n = 0; n < PAGES_CATEGORY_COUNT; n++)
		if ((categories & PTE_BIT(n)) != 0)
			c->categories[n]++;
}

void counts_add_run(struct counts *c, const struct pte_target *target,
		    const struct mapping *mapping, const struct pages_run *run)
{
	c->pages += run->count;
	if (run->words == NULL) {
		if (run->untold)
			c->untold += run->count;
		else
			c->kinds[PTE_KIND_NONE] += run->count;
		return;
	}
	for (uint64_t i = 0; i < run->count; i++) {
		struct pagemap_word w = { .target = target,
					  .level = PTE_LEVEL_PTE,
					  .value = run->words[i] };

		pagemap_word_read(&w);
		counts_narrow(&w, mapping, run->categories);
		add_word(c, &w, run->categories);
	}
}

static void add_all(uint64_t *to, const uint64_t *from, size_t count)
{
	for (size_t i = 0; i < count; i++)
		to[i] += from[i];
}

void counts_add(struct counts *to, const struct counts *c)
{
	to->pages += c->pages;
	to->hidden += c->hidden;
	to->untold += c->untold;
	to->frame_hidden = to->frame_hidden || c->frame_hidden;
	add_all(to->kinds, c->kinds, PTE_KIND_COUNT);
	add_all(to->markers, c->markers, COUNTS_MARKERS_MAX);
	add_all(to->bits, c->bits, COUNTS_BITS_MAX);
	add_all(to->categories, c->categories, PAGES_CATEGORY_COUNT);
}

/* ---- names, in the order in which they're printed ------------------------ */

/* the nth count of a group, and its name; NULL beyond the last */
typedef const char *nth(const struct counts *c, const struct pte_target *target,
			unsigned n, uint64_t *count_ret);

static const char *nth_kind(const struct counts *c,
			    const struct pte_target *target, unsigned n,
			    uint64_t *count_ret)
{
	if (n == PTE_KIND_COUNT) {
		*count_ret = c->hidden;
		return "hidden";
	}
	if (n == PTE_KIND_COUNT + 1) {
		*count_ret = c->untold;
		return "untold";
	}
	if (n > PTE_KIND_COUNT)
		return NULL;
	*count_ret = c->kinds[n];
	return pte_model_kind(target->model, (enum pte_kind)n)->name;
}

static const char *nth_marker(const struct counts *c,
			      const struct pte_target *target, unsigned n,
			      uint64_t *count_ret)
{
	unsigned bit;

	if (n >= COUNTS_MARKERS_MAX)
		return NULL;
	*count_ret = c->markers[n];
	return pte_target_marker(target, n, &bit);
}

static const char *nth_bit(const struct counts *c,
			   const struct pte_target *target, unsigned n,
			   uint64_t *count_ret)
{
	unsigned bit;

	(void)target;
	if (n >= COUNTS_BITS_MAX)
		return NULL;
	*count_ret = c->bits[n];
	return pagemap_bit_name(n, &bit);
}

static const char *nth_category(const struct counts *c,
				const struct pte_target *target, unsigned n,
				uint64_t *count_ret)
{
	(void)target;
	if (n >= PAGES_CATEGORY_COUNT)
		return NULL;
	*count_ret = c->categories[n];
	return pages_category_name(n);
}

/* Groups: words of text tell what of each isn't told before. */
static const struct {
	const char *key, *before;
	nth *nth;
	const char *const *brief; /* names that text has; NULL: all */
} groups[] = {
	{ "kinds", ": ", nth_kind, NULL },
	{ "markers", "; markers: ", nth_marker, NULL },
	{ "bits", "; bits: ", nth_bit,
	  (const char *const[]){ "file", "guard", "uffd_wp", "exclusive",
				 "soft_dirty", NULL } },
	{ "categories", "; scan: ", nth_category,
	  (const char *const[]){ "pfnzero", "huge", NULL } },
};
#define GROUP_COUNT (sizeof(groups) / sizeof(groups[0]))

/* ---- printing ----------------------------------------------------------- */

static bool is_among(const char *const *names, const char *name)
{
	while (names != NULL && *names != NULL && strcmp(*names, name) != 0)
		names++;
	return names == NULL || *names != NULL;
}

void counts_line(struct out *out, const struct counts *c,
		 const struct pte_target *target)
{
	out_format(out, "%llu %s", (unsigned long long)c->pages,
		   c->pages == 1 ? "page" : "pages");
	for (size_t g = 0; g < GROUP_COUNT; g++) {
		const char *name, *before = groups[g].before;
		uint64_t count = 0;

		for (unsigned n = 0;
		     (name = groups[g].nth(c, target, n, &count)) != NULL;
		     n++) {
			if (count == 0 || !is_among(groups[g].brief, name))
				continue;
			out_format(out, "%s%llu %s", before,
				   (unsigned long long)count, name);
			before = ", ";
		}
	}
}

void counts_json(struct json *j, const struct counts *c,
		 const struct pte_target *target)
{
	json_number(j, "pages", c->pages);
	for (size_t g = 0; g < GROUP_COUNT; g++) {
		const char *name;
		uint64_t count = 0;

		json_open_object(j, groups[g].key);
		for (unsigned n = 0;
		     (name = groups[g].nth(c, target, n, &count)) != NULL; n++)
			if (count != 0)
				json_number(j, name, count);
		json_close(j);
	}
}
