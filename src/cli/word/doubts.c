/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The text of each doubt, with its numbers; then the forms in which doubts are
 * printed.
 */
#include "doubts.h"

#include "select/find.h"

#define SAYS_SIZE 160

/* ---- reasons ------------------------------------------------------------- */

static void say_missing_bits(struct out *out, const struct read_word *w,
			     const struct pte_doubt *d)
{
	const bool one = (d->found & (d->found - 1)) == 0;
	const char *before = one ? "bit " : "bits ";

	(void)w;
	for (unsigned bit = 64; bit-- > 0;) {
		if ((d->found & PTE_BIT(bit)) == 0)
			continue;
		out_text(out, before);
		out_number(out, bit);
		before = ", ";
	}
	out_text(out, " must be 1");
}

static void say_offset_range(struct out *out, const struct read_word *w,
			     const struct pte_doubt *d)
{
	(void)w;
	out_text(out, "offset ");
	out_hex(out, d->found);
	if (d->found < d->low) {
		out_text(out, " is the header of a swap device");
		return;
	}
	out_text(out, " is above ");
	out_hex(out, d->high);
	out_text(out, ", the last that a swap device has");
}

/*
 * a single address bit too many may be the encryption bit, if none is
 * configured
 */
static void say_c_bit(struct out *out, const struct read_word *w,
		      const struct pte_doubt *d)
{
	uint64_t above = d->found & ~d->high;
	unsigned bit = w->target->layout->page_shift;

	if (!w->target->model->arch->c_bit || w->target->c_bit != 0 ||
	    w->reading.has_entry || (above & (above - 1)) != 0)
		return;
	for (; above > 1; above >>= 1U)
		bit++;
	out_format(out, " (unless c_bit=%u)", bit);
}

/* an entry's offset may have young and dirty above the pfn */
static void say_pfn_range(struct out *out, const struct read_word *w,
			  const struct pte_doubt *d)
{
	const unsigned shift = w->target->layout->page_shift;
	const unsigned bits =
		64 - (d->high == 0 ? 64U : (unsigned)__builtin_clzll(d->high));

	out_text(out, w->reading.has_entry   ? "offset "
		      : w->reading.has_table ? "the table's pfn "
					     : "pfn ");
	out_hex(out, d->found);
	out_text(out, " is above ");
	out_hex(out, d->high);
	if (w->reading.has_entry) {
		out_text(out, ", the last of a pfn with ");
		out_number(out, w->target->phys_bits);
		out_text(out, bits + shift > w->target->phys_bits
				      ? " address bits, young and dirty"
				      : " address bits");
	} else {
		out_text(out, ", the last with ");
		out_number(out, bits + shift);
		out_text(out, " address bits");
	}
	say_c_bit(out, w, d);
}

static void say_marker_bits(struct out *out, const struct read_word *w,
			    const struct pte_doubt *d)
{
	(void)w;
	if (d->found == 0) {
		out_text(out, "no bit of a marker is set");
		return;
	}
	out_text(out, "offset bits ");
	out_hex(out, d->found);
	out_text(out, " are no marker's");
}

/* without huge pages a pmd is read by stubs, which take all entries alike */
static bool is_stub(const struct read_word *w)
{
	return w->reading.level == PTE_LEVEL_PMD &&
	       (w->target->options &
		PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE)) == 0;
}

/* "swap never stands at level pmd"; "migration_read stands ... from 4.14 on" */
static void say_since(struct out *out, const char *kind, const char *level,
		      uint16_t since)
{
	char version[VERSION_SIZE];

	out_text(out, kind);
	out_text(out,
		 since == 0 ? " never stands at level " : " stands at level ");
	out_text(out, level);
	if (since == 0)
		return;
	out_text(out, " from ");
	out_text(out, version_text(version, since));
	out_text(out, " on");
}

static void say_level_kind(struct out *out, const struct read_word *w,
			   const struct pte_doubt *d)
{
	const struct pte_kind_info *const info =
		pte_model_kind(w->target->model, w->reading.kind);
	const char *const level = pte_level_name(w->reading.level);

	(void)d;
	if (w->reading.level == PTE_LEVEL_PUD &&
	    w->target->layout->view[PTE_LEVEL_HUGETLB] != NULL) {
		out_format(out, "no entry but hugetlb's stands at level %s",
			   level);
	} else if (!pte_level_has_entries(w->reading.level) ||
		   (w->target->layout->entryless &
		    PTE_LEVEL_SET(w->reading.level)) != 0) {
		out_format(out, "no entry stands at level %s", level);
	} else if (is_stub(w)) {
		out_format(
			out, "no entry stands at level %s without %s", level,
			pte_option_info(PTE_OPTION_TRANSPARENT_HUGEPAGE)->name);
	} else if (w->reading.kind == PTE_KIND_UNKNOWN) {
		out_text(out, "Linux numbers no type ");
		out_number(out, w->reading.swp_type);
	} else {
		say_since(out, info->name, level,
			  info->at_level[w->reading.level]);
	}
}

static void say_mmio(struct out *out, const struct read_word *w,
		     const struct pte_doubt *d)
{
	out_text(out, "pfn ");
	out_hex(out, d->found);
	out_text(out, " is above ");
	out_hex(out, d->high);
	out_text(out, ", the last that memory has: a device's?");
	say_c_bit(out, w, d);
}

static void say_one_bit(struct out *out, const struct read_word *w,
			const struct pte_doubt *d)
{
	unsigned bit = 0;

	(void)w;
	while ((d->found >> bit & 1U) == 0)
		bit++;
	out_format(out, "bit %u apart, it's an empty slot", bit);
}

static void say_repeated(struct out *out, const struct read_word *w,
			 const struct pte_doubt *d)
{
	(void)w;
	(void)d;
	out_text(out, "its halves are the same: a pattern that was filled in?");
}

/* as it stands in memory, if the lowest byte is the first */
static void say_text(struct out *out, const struct read_word *w,
		     const struct pte_doubt *d)
{
	const bool low_first = (w->value & 0xffU) != 0;

	out_text(out, "in memory it's text: \"");
	for (unsigned i = 0; i < d->found; i++)
		out_char(out,
			 (char)(w->value >> (low_first ? 8 * i : 56 - 8 * i)));
	out_text(out, low_first ? "\"" : "\", where the highest byte is first");
}

static void say_pointer(struct out *out, const struct read_word *w,
			const struct pte_doubt *d)
{
	(void)w;
	(void)d;
	out_text(out, "it looks like an address of the kernel's");
}

static void say_poison(struct out *out, const struct read_word *w,
		       const struct pte_doubt *d)
{
	(void)w;
	(void)d;
	out_text(out, "include/linux/poison.h has it: freed memory, or a "
		      "deleted list's");
}

static void say_complement(struct out *out, const struct read_word *w,
			   const struct pte_doubt *d)
{
	(void)w;
	out_text(out, "with what is complemented turned it's ");
	out_hex(out, d->found);
	out_text(out, ", which is sound");
}

static void say_entry_val(struct out *out, const struct read_word *w,
			  const struct pte_doubt *d)
{
	(void)w;
	(void)d;
	out_text(out, "it may be a swp_entry_t: see --entry");
}

static void say_doubt(struct out *out, const struct read_word *w,
		      const struct pte_doubt *doubt)
{
	static const struct {
		enum pte_doubt_code code;
		void (*says)(struct out *out, const struct read_word *w,
			     const struct pte_doubt *doubt);
	} all[] = {
		{ PTE_DOUBT_MISSING_BITS, say_missing_bits },
		{ PTE_DOUBT_OFFSET_RANGE, say_offset_range },
		{ PTE_DOUBT_PFN_RANGE, say_pfn_range },
		{ PTE_DOUBT_MARKER_BITS, say_marker_bits },
		{ PTE_DOUBT_LEVEL_KIND, say_level_kind },
		{ PTE_DOUBT_MMIO, say_mmio },
		{ PTE_DOUBT_ONE_BIT_FROM_NONE, say_one_bit },
		{ PTE_DOUBT_REPEATED, say_repeated },
		{ PTE_DOUBT_TEXT, say_text },
		{ PTE_DOUBT_POINTER, say_pointer },
		{ PTE_DOUBT_POISON, say_poison },
		{ PTE_DOUBT_COMPLEMENT_FITS, say_complement },
		{ PTE_DOUBT_ENTRY_VAL, say_entry_val },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].code == doubt->code)
			all[i].says(out, w, doubt);
}

bool doubts_exclude(const struct pte_doubts *doubts)
{
	for (unsigned i = 0; i < doubts->count; i++)
		if (pte_doubt_excludes(doubts->list[i].code))
			return true;
	return false;
}

/* ---- what else it looks like ------------------------------------------------
 */

/* what chance hardly makes */
static bool is_striking(const struct pte_doubt *look)
{
	return look->code == PTE_DOUBT_POISON ||
	       look->code == PTE_DOUBT_REPEATED ||
	       (look->code == PTE_DOUBT_TEXT && look->found == 8);
}

void doubts_add_looks(const struct read_word *w, bool all,
		      struct pte_doubts *doubts)
{
	struct pte_doubts looks;

	if (w->reading.none || !pte_level_has_entries(w->reading.level) ||
	    pte_target_looks(w->target, w->reading.level, w->value, &looks) !=
		    PTE_STATUS_OK)
		return;
	all = all || w->reading.stray != 0 || doubts_exclude(doubts);
	for (unsigned i = 0; i < looks.count; i++)
		if ((all || is_striking(&looks.list[i])) &&
		    doubts->count < PTE_DOUBTS_MAX)
			doubts->list[doubts->count++] = looks.list[i];
}

/* ---- output -------------------------------------------------------------- */

/* "remark" if kernels may write such a word nevertheless */
static const char *label_of(const struct pte_doubt *doubt)
{
	return pte_doubt_excludes(doubt->code) ? "doubt" : "remark";
}

static enum color color_of(const struct pte_doubt *doubt)
{
	return pte_doubt_excludes(doubt->code) ? COLOR_BAD : COLOR_QUIET;
}

void doubts_line(struct out *out, const struct pte_doubts *doubts)
{
	for (unsigned i = 0; i < doubts->count; i++) {
		const struct pte_doubt *const d = &doubts->list[i];

		if (i == 0)
			out_format(out, "  # %s: ", label_of(d));
		else
			out_text(out, ", ");
		out_colored(out, color_of(d), pte_doubt_name(d->code));
	}
}

void doubts_block(struct out *out, const struct read_word *w,
		  const struct pte_doubts *doubts)
{
	for (unsigned i = 0; i < doubts->count; i++) {
		const struct pte_doubt *const d = &doubts->list[i];

		reading_field(out, label_of(d));
		out_color(out, color_of(d));
		out_format(out, "%s: ", pte_doubt_name(d->code));
		say_doubt(out, w, d);
		out_color(out, COLOR_PLAIN);
		out_char(out, '\n');
	}
}

void doubts_one(struct out *out, const struct read_word *w,
		const struct pte_doubt *doubt)
{
	out_format(out, "%s %s: ", label_of(doubt),
		   pte_doubt_name(doubt->code));
	say_doubt(out, w, doubt);
}

void doubts_below(struct out *out, const struct read_word *w,
		  const struct pte_doubts *doubts, int columns)
{
	for (unsigned i = 0; i < doubts->count; i++) {
		const struct pte_doubt *const d = &doubts->list[i];

		out_format(out, "\n%*s%s ", columns, "", label_of(d));
		out_color(out, color_of(d));
		out_format(out, "%s: ", pte_doubt_name(d->code));
		say_doubt(out, w, d);
		out_color(out, COLOR_PLAIN);
	}
}

void doubts_json(struct json *j, const struct read_word *w,
		 const struct pte_doubts *doubts)
{
	if (doubts->count == 0)
		return;
	json_open_array(j, "doubts");
	doubts_list_json(j, w, doubts);
	json_close(j);
}

void doubts_list_json(struct json *j, const struct read_word *w,
		      const struct pte_doubts *doubts)
{
	for (unsigned i = 0; i < doubts->count; i++) {
		char text[SAYS_SIZE];
		struct out says;

		out_to_memory(&says, text, sizeof(text));
		say_doubt(&says, w, &doubts->list[i]);
		json_open_object(j, NULL);
		json_text(j, "code", pte_doubt_name(doubts->list[i].code));
		json_text(j, "says", out_memory(&says));
		json_close(j);
	}
}
