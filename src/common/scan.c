/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What all kernels of a scan have in common: words that don't stand in memory
 * as they're wanted, positions, types, and layouts of which each word is
 * decoded alone.
 */
#include <pte/scan.h>

#include <pte/decode.h>

#include "scan_kernel.h"

/* ---- words of memory ---------------------------------------------------- */

static uint64_t load_8(const scan_bytes *at, bool turned)
{
	uint64_t v;

	__builtin_memcpy(&v, at, sizeof(v));
	return turned ? __builtin_bswap64(v) : v;
}

static uint64_t load_4(const scan_bytes *at, bool turned)
{
	uint32_t v;

	__builtin_memcpy(&v, at, sizeof(v));
	return turned ? __builtin_bswap32(v) : v;
}

const scan_bytes *pte_scan_load(const struct scanner *s, const scan_bytes *at,
				size_t count)
{
	uint64_t *const block = s->scan->block;

	for (size_t i = 0; i < count; i++)
		block[i] =
			s->plan->word_bytes == sizeof(uint32_t)
				? load_4(at + i * sizeof(uint32_t), s->turned)
				: load_8(at + i * sizeof(uint64_t), s->turned);
	return (const scan_bytes *)block;
}

/* ---- positions ---------------------------------------------------------- */

static bool is_wanted(const struct scanner *s, enum pte_kind kind)
{
	return (s->scan->wanted & PTE_KIND_SET(kind)) != 0;
}

/* false if there's no room */
static bool add_hit(const struct scanner *s, size_t index, uint64_t word,
		    enum pte_kind kind)
{
	struct pte_scan *const scan = s->scan;

	if (scan->hit_count == scan->room)
		return false;
	scan->hits[scan->hit_count++] =
		(struct pte_scan_hit){ scan->words + index, word, kind };
	return true;
}

static bool has(uint64_t set, size_t i)
{
	return (set >> i & 1U) != 0;
}

static bool passes(const struct pte_scan_test *test, uint64_t word)
{
	for (unsigned i = 0; i < test->count; i++)
		if (((word & test->part[i].mask) == test->part[i].value) ==
		    test->part[i].isnt)
			return false;
	return true;
}

static enum pte_kind kind_of_left(const struct pte_scan_plan *p, uint64_t word)
{
	if (!p->has_entries)
		return PTE_KIND_UNKNOWN;
	for (unsigned i = 0; i < p->special_count; i++)
		if (passes(&p->special[i], word))
			return PTE_KIND_SPECIAL;
	return p->type[scan_field(&p->type_field, word)].kind;
}

static enum pte_kind kind_at(const struct pte_scan_plan *p,
			     const struct scan_sorted *sorted, size_t i,
			     uint64_t word)
{
	if (has(sorted->left, i))
		return kind_of_left(p, word);
	if (has(sorted->empty | sorted->odd_none, i))
		return PTE_KIND_NONE;
	if (has(sorted->above, i))
		return PTE_KIND_TABLE;
	for (unsigned n = 0; n < p->page_count; n++)
		if (has(sorted->page[n], i))
			return p->page[n].kind;
	return PTE_KIND_PRESENT;
}

/* sets that have wanted words, whether all of theirs or some */
static uint64_t candidates(const struct scanner *s,
			   const struct scan_sorted *sorted)
{
	const struct pte_scan_plan *const p = s->plan;
	const pte_kind_set entries = ~(PTE_KIND_SET(PTE_KIND_SWAP) - 1);
	uint64_t set = 0;

	if (is_wanted(s, PTE_KIND_NONE))
		set |= sorted->empty | sorted->odd_none;
	if (is_wanted(s, PTE_KIND_TABLE))
		set |= sorted->above;
	if (is_wanted(s, PTE_KIND_PRESENT))
		set |= sorted->plain;
	for (unsigned i = 0; i < p->page_count; i++)
		if (is_wanted(s, p->page[i].kind))
			set |= sorted->page[i];
	if ((s->scan->wanted & entries) != 0)
		set |= sorted->left;
	return set;
}

size_t pte_scan_find(const struct scanner *s, const scan_bytes *group,
		     const struct scan_sorted *sorted, size_t count)
{
	const uint64_t set = candidates(s, sorted);

	for (size_t i = 0; set != 0 && i < count; i++) {
		enum pte_kind kind;
		uint64_t word;

		if (!has(set, i))
			continue;
		word = load_8(group + i * sizeof(word), false);
		kind = kind_at(s->plan, sorted, i, word);
		if (is_wanted(s, kind) && !add_hit(s, i, word, kind))
			return i;
	}
	return count;
}

/* ---- types -------------------------------------------------------------- */

static void add_types_up(struct scanner *s)
{
	const struct pte_scan_plan *const p = s->plan;
	const uint64_t last = p->type_field.ones << p->type_field.at;

	for (uint64_t n = 0; n <= last; n++) {
		uint64_t good = 0, bad = 0;

		for (unsigned i = 0; i < PTE_SCAN_TABLES; i++) {
			good += s->scan->cells[i][2 * n];
			bad += s->scan->cells[i][2 * n + 1];
			s->scan->cells[i][2 * n] = 0;
			s->scan->cells[i][2 * n + 1] = 0;
		}
		if (good + bad == 0)
			continue;
		s->scan->types[n] += good + bad;
		s->scan->kinds[p->type[n].kind] += good + bad;
		if (p->type[n].misplaced)
			s->scan->doubts[PTE_DOUBT_LEVEL_KIND] += good + bad;
		s->scan->doubts[p->type[n].doubt] += bad;
	}
	s->cell_count = 0;
}

/*
 * Each into the next table: the same type stands in many entries in a row, and
 * would wait for itself.
 */
void pte_scan_types(struct scanner *s, const scan_bytes *entries,
		    unsigned count)
{
	const struct pte_scan_field type = s->plan->type_field;
	uint16_t(*const cells)[2 * PTE_TYPE_COUNT_MAX] = s->scan->cells;

	for (unsigned i = 0; i < count; i++)
		cells[i % PTE_SCAN_TABLES]
		     [2 *
		      scan_field(&type, load_8(entries + i * sizeof(uint64_t),
					       false))]++;
	s->cell_count += count;
	/* before a cell is full */
	if (s->cell_count > UINT16_MAX - SCAN_GROUP)
		add_types_up(s);
}

void pte_scan_offsets(struct scanner *s, const scan_bytes *entries,
		      unsigned count)
{
	const struct pte_scan_plan *const p = s->plan;
	const struct pte_scan_field field = p->type_field;
	const struct pte_scan_field low = p->offset[0], high = p->offset[1];
	uint16_t(*const cells)[2 * PTE_TYPE_COUNT_MAX] = s->scan->cells;

	for (unsigned i = 0; i < count; i++) {
		const uint64_t v =
			load_8(entries + i * sizeof(uint64_t), false);
		const uint64_t n = scan_field(&field, v);
		const struct pte_scan_type *const type = &p->type[n];
		const uint64_t offset = scan_field(&low, v) |
					scan_field(&high, v);
		const unsigned bad =
			(unsigned)(offset - type->low > type->span) |
			(unsigned)((offset & type->without) != 0);

		cells[i % PTE_SCAN_TABLES][2 * n + bad]++;
	}
	s->cell_count += count;
	if (s->cell_count > UINT16_MAX - SCAN_GROUP)
		add_types_up(s);
}

/* ---- one word at a time ------------------------------------------------- */

static void count_reading(struct scanner *s, uint64_t word,
			  const struct pte_reading *r)
{
	struct pte_scan *const scan = s->scan;
	struct pte_doubts doubts = { .count = 0 };
	enum pte_status status;

	scan->kinds[r->kind]++;
	if (r->has_entry && r->kind != PTE_KIND_SPECIAL)
		scan->types[r->swp_type]++;
	if ((r->has_entry || r->none) && r->stray != 0)
		scan->doubts[PTE_SCAN_STRAY]++;
	/* what was decoded at a level that isn't described leaves none */
	status = pte_target_doubts(s->plan->target, word, r, &doubts);
	for (unsigned i = 0; status == PTE_STATUS_OK && i < doubts.count; i++)
		if (pte_doubt_excludes(doubts.list[i].code))
			scan->doubts[doubts.list[i].code]++;
}

/* returns how many words were taken */
static size_t scan_by_decode(struct scanner *s, const scan_bytes *at,
			     size_t count)
{
	struct pte_reading r;

	for (size_t i = 0; i < count; i++, s->scan->words++) {
		const scan_bytes *const word_at =
			pte_scan_load(s, at + i * s->plan->word_bytes, 1);
		const uint64_t word = load_8(word_at, false);

		if (pte_target_decode(s->plan->target, s->plan->level, word,
				      &r) != PTE_STATUS_OK) {
			s->scan->unread++;
			continue;
		}
		if (is_wanted(s, r.kind) && !add_hit(s, 0, word, r.kind))
			return i;
		count_reading(s, word, &r);
	}
	return count;
}

/* ---- the whole ---------------------------------------------------------- */

size_t pte_scan_size(void)
{
	return sizeof(struct pte_scan);
}

enum pte_status pte_target_scan_sized(const struct pte_scan_plan *plan,
				      const void *words, size_t count,
				      struct pte_scan *scan, size_t scan_size,
				      size_t *taken_ret)
{
	struct scanner s = { .plan = plan, .scan = scan };
	scan_run *run = scan_by_decode;

	if (scan_size < sizeof(*scan))
		return PTE_STATUS_SIZE;
	if (pte_scan_kernel_of(scan->kernel) == NULL ||
	    (scan->sure != (unsigned)scan->kernel + 1 &&
	     !pte_scan_kernel_runs(scan->kernel)))
		return PTE_STATUS_NO_INSTRUCTIONS;
	scan->sure = (unsigned)scan->kernel + 1;
	s.turned = scan->order != PTE_BYTE_ORDER_HOST;
	s.none_first = plan->none_is_wider &&
		       (plan->none_may_be_present || !plan->has_entries ||
			scan->wanted != 0);
	if (!plan->by_decode)
		run = pte_scan_kernel_of(scan->kernel);
	*taken_ret = run(&s, words, count);
	add_types_up(&s);
	return PTE_STATUS_OK;
}
