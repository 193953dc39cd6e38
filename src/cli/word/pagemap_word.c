/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads words of /proc/PID/pagemap, and prints them. What an entry was isn't
 * always told by its word: a present one may be PROT_NONE's, and without a
 * frame there's no type.
 */
#include "pagemap_word.h"

#include <stdio.h>
#include <stdlib.h>

#include <pte/bits.h>
#include <pte/pagemap.h>
#include <pte/swap.h>

#include "reading.h"
#include "select/find.h"
#include "spec/spec.h"
#include "term/say.h"

#define PLACE_COLUMN 22

/* clang-format off */

/* From the high bit down, as words are drawn. */
static const struct bit {
	unsigned bit;
	const char *name;
	const char *about;
	uint16_t since;
	uint32_t needs; /* options, as a PTE_OPTION_SET */
} bits[] = {
	{ PTE_PAGEMAP_PRESENT,    "present",    "mapped to a page",                          PTE_PAGEMAP_SINCE,         0 },
	{ PTE_PAGEMAP_SWAPPED,    "swapped",    "an entry stands there without a page",      PTE_PAGEMAP_SINCE,         0 },
	{ PTE_PAGEMAP_FILE,       "file",       "of a file, or of shared memory",            PTE_PAGEMAP_SINCE,         0 },
	{ PTE_PAGEMAP_GUARD,      "guard",      "a guard region",                            PTE_PAGEMAP_GUARD_SINCE,   0 },
	{ PTE_PAGEMAP_UFFD_WP,    "uffd_wp",    "write-protected by userfaultfd",            PTE_PAGEMAP_UFFD_WP_SINCE, PTE_OPTION_SET(PTE_OPTION_USERFAULTFD_WP) },
	{ PTE_PAGEMAP_EXCLUSIVE,  "exclusive",  "mapped nowhere else",                       PTE_PAGEMAP_SINCE,         0 },
	{ PTE_PAGEMAP_SOFT_DIRTY, "soft_dirty", "written since clear_refs, or its mapping is newer", PTE_PAGEMAP_SINCE, PTE_OPTION_SET(PTE_OPTION_MEM_SOFT_DIRTY) },
};

/* clang-format on */

#define BIT_COUNT (sizeof(bits) / sizeof(bits[0]))

/* ---- reading ------------------------------------------------------------ */

/* the oldest kernel that a target stands for: a named spec's has no version */
static uint16_t oldest_of(const struct pte_target *target)
{
	const struct spec *const spec = spec_of(target->model);
	uint16_t oldest = target->version;

	for (const struct spec_kernels *k = spec == NULL ? NULL : spec->kernels;
	     k != NULL && k->since != NULL; k++) {
		char *end;
		const unsigned long major = strtoul(k->since, &end, 10);
		const unsigned long minor =
			*end == '.' ? strtoul(end + 1, NULL, 10) : 0;

		if (PTE_LINUX(major, minor) < oldest)
			oldest = PTE_LINUX(major, minor);
	}
	return oldest;
}

bool pagemap_word_is_known(const struct pte_target *target)
{
	char since[VERSION_SIZE];

	if (oldest_of(target) >= PTE_PAGEMAP_SINCE)
		return true;
	say(0, "%s: too old: words of pagemap have today's form from %s on",
	    target->name, version_text(since, PTE_PAGEMAP_SINCE));
	return false;
}

static bool has(const struct pagemap_word *w, enum pte_pagemap_bit bit)
{
	return (w->value & PTE_BIT(bit)) != 0;
}

/* without a frame, it may be any kind that a target numbers */
static pte_kind_set kinds_of_types(const struct pagemap_word *w)
{
	pte_kind_set kinds = 0;

	for (unsigned type = 0; type < PTE_SWAP_TYPE_COUNT; type++) {
		const unsigned k = w->target->kind_of_type[type];
		const uint16_t since =
			pte_model_kind(w->target->model, (enum pte_kind)k)
				->at_level[w->level];

		if (since != 0 && since <= w->target->version)
			kinds |= PTE_KIND_SET(k);
	}
	return kinds;
}

static bool is_pfns(const struct pte_target *t, enum pte_kind kind)
{
	const enum pte_payload payload =
		pte_model_kind(t->model, kind)->payload;

	return payload == PTE_PAYLOAD_PFN || payload == PTE_PAYLOAD_WHOLE;
}

/* a guard region is a marker's, and a file's page is named by a pfn */
static pte_kind_set kinds_by_bits(const struct pagemap_word *w,
				  pte_kind_set kinds)
{
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		if (has(w, PTE_PAGEMAP_GUARD) && k != PTE_KIND_MARKER)
			kinds &= ~PTE_KIND_SET(k);
		if ((has(w, PTE_PAGEMAP_FILE) ||
		     has(w, PTE_PAGEMAP_EXCLUSIVE)) &&
		    !is_pfns(w->target, (enum pte_kind)k))
			kinds &= ~PTE_KIND_SET(k);
	}
	return kinds;
}

static pte_kind_set kinds_of_present(const struct pagemap_word *w)
{
	const struct pte_view *const view = w->target->layout->view[w->level];
	pte_kind_set kinds = PTE_KIND_SET(PTE_KIND_PRESENT);

	if (view->protnone.mask != 0)
		kinds |= PTE_KIND_SET(PTE_KIND_PROTNONE);
	if (view->invalidated.mask != 0)
		kinds |= PTE_KIND_SET(PTE_KIND_INVALIDATED);
	return kinds;
}

/*
 * Neither present nor swapped: nothing is there, or an entry of hugetlb, of
 * which only write protection is reported.
 */
static pte_kind_set kinds_of_rest(const struct pagemap_word *w)
{
	const bool uffd_wp = has(w, PTE_PAGEMAP_UFFD_WP);
	pte_kind_set kinds = uffd_wp ? 0 : PTE_KIND_SET(PTE_KIND_NONE);

	if (w->level == PTE_LEVEL_HUGETLB)
		kinds |= kinds_of_types(w);
	if (uffd_wp && w->target->special_tests > 0)
		kinds |= PTE_KIND_SET(PTE_KIND_SPECIAL);
	return kinds;
}

static uint64_t known_bits(const struct pte_target *t)
{
	uint64_t known = pte_ones(PTE_PAGEMAP_FRAME_BITS);

	for (size_t i = 0; i < BIT_COUNT; i++)
		if (t->version >= bits[i].since &&
		    (bits[i].needs & ~t->options) == 0)
			known |= PTE_BIT(bits[i].bit);
	return known;
}

static void read_swapped(struct pagemap_word *w)
{
	const uint64_t frame = w->value & pte_ones(PTE_PAGEMAP_FRAME_BITS);

	w->swp_type = (unsigned)(frame & pte_ones(PTE_SWAP_TYPE_BITS));
	w->swp_offset = frame >> PTE_SWAP_TYPE_BITS;
	/* slot 0 of a device is its header */
	w->hidden = frame == 0;
	w->kinds = w->hidden
			   ? kinds_by_bits(w, kinds_of_types(w))
			   : PTE_KIND_SET(w->target->kind_of_type[w->swp_type]);
	if (w->kinds == PTE_KIND_SET(PTE_KIND_MARKER) && !w->hidden)
		w->stray |= (w->swp_offset & ~(uint64_t)w->target->markers)
			    << PTE_SWAP_TYPE_BITS;
}

void pagemap_word_read(struct pagemap_word *w)
{
	*w = (struct pagemap_word){ .target = w->target,
				    .level = w->level,
				    .value = w->value };
	w->present = has(w, PTE_PAGEMAP_PRESENT);
	w->swapped = has(w, PTE_PAGEMAP_SWAPPED) && !w->present;
	w->stray = w->value & ~known_bits(w->target);
	if (w->swapped) {
		read_swapped(w);
		return;
	}
	if (w->present) {
		w->hidden = (w->value & pte_ones(PTE_PAGEMAP_FRAME_BITS)) == 0;
		w->kinds = kinds_of_present(w);
		w->stray |= w->value & PTE_BIT(PTE_PAGEMAP_SWAPPED);
		return;
	}
	w->kinds = kinds_of_rest(w);
	/* only a mapping's soft-dirty is told of what isn't there */
	w->stray |= w->value & ~(PTE_BIT(PTE_PAGEMAP_SOFT_DIRTY) |
				 PTE_BIT(PTE_PAGEMAP_UFFD_WP));
}

/* ---- names -------------------------------------------------------------- */

const char *pagemap_bit_name(unsigned n, unsigned *bit_ret)
{
	if (n >= BIT_COUNT)
		return NULL;
	*bit_ret = bits[n].bit;
	return bits[n].name;
}

static const struct bit *nth_bit(const struct pagemap_word *w, unsigned n)
{
	for (size_t i = 0; i < BIT_COUNT; i++)
		if ((w->value & PTE_BIT(bits[i].bit)) != 0 && n-- == 0)
			return &bits[i];
	return NULL;
}

const char *pagemap_word_bit(const struct pagemap_word *w, unsigned n)
{
	const struct bit *const b = nth_bit(w, n);

	return b == NULL ? NULL : b->name;
}

static const struct pte_kind_info *kind_info(const struct pagemap_word *w,
					     unsigned kind)
{
	return pte_model_kind(w->target->model, (enum pte_kind)kind);
}

/* the one kind; PTE_KIND_COUNT: there are none, or several */
static unsigned only_kind(pte_kind_set kinds)
{
	unsigned kind = 0;

	while (kind < PTE_KIND_COUNT && kinds != PTE_KIND_SET(kind))
		kind++;
	return kind;
}

const char *pagemap_word_kind(const struct pagemap_word *w)
{
	const unsigned kind = only_kind(w->kinds);

	if (kind < PTE_KIND_COUNT)
		return kind_info(w, kind)->name;
	if (w->present)
		return pte_kind_name(PTE_KIND_PRESENT);
	if (w->swapped)
		return "swapped";
	return pte_kind_name((w->kinds & PTE_KIND_SET(PTE_KIND_NONE)) != 0
				     ? PTE_KIND_NONE
				     : PTE_KIND_UNKNOWN);
}

static bool is_kind(const struct pagemap_word *w, enum pte_kind kind)
{
	return w->swapped && !w->hidden && w->kinds == PTE_KIND_SET(kind);
}

static bool has_pfn(const struct pagemap_word *w)
{
	if (w->present)
		return !w->hidden;
	return w->swapped && !w->hidden &&
	       is_pfns(w->target,
		       (enum pte_kind)w->target->kind_of_type[w->swp_type]);
}

static uint64_t pfn_of(const struct pagemap_word *w)
{
	return w->present ? w->value & pte_ones(PTE_PAGEMAP_FRAME_BITS)
			  : w->swp_offset;
}

/* the names of a marker's bits, from the low one up. Returns their number */
static unsigned marker_names(const struct pagemap_word *w,
			     const char *names[static MARKERS_MAX])
{
	unsigned count = 0, bit = 0;
	const char *name;

	for (unsigned n = 0;
	     is_kind(w, PTE_KIND_MARKER) && count < MARKERS_MAX &&
	     (name = pte_target_marker(w->target, n, &bit)) != NULL;
	     n++)
		if ((w->swp_offset & PTE_BIT(bit)) != 0)
			names[count++] = name;
	return count;
}

/* ---- text --------------------------------------------------------------- */

static void out_frame(struct out *out, const struct pagemap_word *w)
{
	if (has_pfn(w)) {
		out_text(out, " pfn=");
		out_hex(out, pfn_of(w));
	} else if (w->swapped && !w->hidden && !is_kind(w, PTE_KIND_MARKER)) {
		out_format(out, " type=%u offset=", w->swp_type);
		out_hex(out, w->swp_offset);
	}
}

static void out_stray(struct out *out, const struct pagemap_word *w)
{
	if (w->stray == 0)
		return;
	out_color(out, COLOR_BAD);
	out_text(out, " stray=");
	out_hex(out, w->stray);
	out_color(out, COLOR_PLAIN);
}

void pagemap_word_line(struct out *out, const struct pagemap_word *w)
{
	const char *names[MARKERS_MAX];
	const unsigned count = marker_names(w, names);

	out_colored(out, COLOR_TITLE, pagemap_word_kind(w));
	out_frame(out, w);
	for (unsigned i = 0; i < count; i++)
		out_format(out, "%s%s", i == 0 ? " marker=" : ",", names[i]);
	/* "present" and "swapped" are what the kind says */
	for (size_t i = 0; i < BIT_COUNT; i++)
		if (bits[i].bit != PTE_PAGEMAP_PRESENT &&
		    bits[i].bit != PTE_PAGEMAP_SWAPPED &&
		    (w->value & PTE_BIT(bits[i].bit)) != 0)
			out_format(out, " %s", bits[i].name);
	if (w->hidden)
		out_text(out, "  # frame hidden");
	out_stray(out, w);
}

static void field(struct out *out, const char *name, const char *value,
		  const char *place)
{
	reading_field(out, name);
	out_format(out, "%-*s", PLACE_COLUMN, value);
	out_color(out, COLOR_QUIET);
	out_format(out, "bits %s\n", place);
	out_color(out, COLOR_PLAIN);
}

static void block_frame(struct out *out, const struct pagemap_word *w)
{
	char value[PLACE_COLUMN];

	if (w->hidden) {
		reading_field(out, "frame");
		out_text(out, "0: hidden from a reader without "
			      "CAP_SYS_ADMIN\n");
		return;
	}
	if (w->swapped) {
		(void)snprintf(value, sizeof(value), "%u", w->swp_type);
		field(out, "swp_type", value, "4:0");
		(void)snprintf(value, sizeof(value), "0x%llx",
			       (unsigned long long)w->swp_offset);
		field(out, has_pfn(w) ? "pfn" : "swp_offset", value, "54:5");
	} else if (w->present) {
		(void)snprintf(value, sizeof(value), "0x%llx",
			       (unsigned long long)pfn_of(w));
		field(out, "pfn", value, "54:0");
	}
}

static void block_kinds(struct out *out, const struct pagemap_word *w)
{
	const char *label = only_kind(w->kinds) < PTE_KIND_COUNT ? "kind"
								 : "kinds";

	if (w->kinds == 0) {
		reading_field(out, label);
		out_format(out, "none: no kernel of %s reports that\n",
			   w->target->name);
	}
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		if ((w->kinds & PTE_KIND_SET(k)) == 0)
			continue;
		reading_field(out, label);
		out_colored(out, COLOR_TITLE, kind_info(w, k)->name);
		out_format(out, ": %s\n", kind_info(w, k)->about);
		label = "  or";
	}
}

static void block_stray(struct out *out, const struct pagemap_word *w)
{
	const char *before = ": no such kernel sets bit ";

	if (w->stray == 0)
		return;
	reading_field(out, "stray");
	out_color(out, COLOR_BAD);
	out_hex(out, w->stray);
	for (unsigned bit = 64; bit-- > 0;) {
		if ((w->stray & PTE_BIT(bit)) == 0)
			continue;
		out_format(out, "%s%u", before, bit);
		before = ", ";
	}
	out_color(out, COLOR_PLAIN);
	out_char(out, '\n');
}

void pagemap_word_block(struct out *out, const struct pagemap_word *w)
{
	const char *names[MARKERS_MAX], *label = "bits";
	const unsigned count = marker_names(w, names);
	const struct bit *b;

	out_color(out, COLOR_TITLE);
	out_hex(out, w->value);
	out_color(out, COLOR_PLAIN);
	out_format(out, "  %s, a word of pagemap\n", w->target->name);
	block_kinds(out, w);
	block_frame(out, w);
	for (unsigned i = 0; i < count; i++) {
		reading_field(out, "marker");
		out_format(out, "%s\n", names[i]);
	}
	for (unsigned n = 0; (b = nth_bit(w, n)) != NULL; n++) {
		reading_field(out, label);
		out_format(out, "%u  %s: %s\n", b->bit, b->name, b->about);
		label = "";
	}
	block_stray(out, w);
}

/* ---- JSON --------------------------------------------------------------- */

void pagemap_word_json(struct json *j, const struct pagemap_word *w)
{
	const char *names[MARKERS_MAX], *name;
	const unsigned count = marker_names(w, names);

	json_hex(j, "pagemap", w->value);
	json_open_array(j, "kinds");
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if ((w->kinds & PTE_KIND_SET(k)) != 0)
			json_text(j, NULL, kind_info(w, k)->name);
	json_close(j);
	json_bool(j, "present", w->present);
	if (w->hidden)
		json_bool(j, "frame_hidden", true);
	if (w->swapped && !w->hidden) {
		json_number(j, "swp_type", w->swp_type);
		json_hex(j, "swp_offset", w->swp_offset);
	}
	if (has_pfn(w))
		json_hex(j, "pfn", pfn_of(w));
	if (is_kind(w, PTE_KIND_MARKER)) {
		json_open_array(j, "marker");
		for (unsigned i = 0; i < count; i++)
			json_text(j, NULL, names[i]);
		json_close(j);
	}
	json_open_array(j, "bits");
	for (unsigned n = 0; (name = pagemap_word_bit(w, n)) != NULL; n++)
		json_text(j, NULL, name);
	json_close(j);
	json_hex(j, "stray", w->stray);
}
