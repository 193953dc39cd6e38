/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The text of all kernels: it's included by each, after
 *
 *   TARGET: the attribute of its functions
 *   struct group: 64 words, where its instructions want them
 *   group_load(g, at): ... from memory, host order, where they stay
 *   turn(at, to): a group's words in the other byte order
 *   group_match(g, m, v): the set of words with (v & mask) == value
 *   group_pick(g, s, to): the words of a set, in any order, to where there is
 *     room for a group; returns their number
 *   group_first(n): the set of the first words
 *   group_linear(s): a set with the first word's bit lowest
 *   set_count(s): the number of words in a set
 *   SCAN_KERNEL: the name of the function that this makes
 *
 * Words are sorted into sets, one test after the other over all of them, and
 * the sets are counted: nothing is branched on by word, for what stands next to
 * what is chance to a processor. Doubts about pages are sets that are empty
 * nearly always. What is neither empty nor an ordinary page is little: it's
 * picked out of many groups and looked at together.
 */
#define SCAN static inline TARGET

/* Memory is slower than what is done to it, unless it's asked for in time. */
#define AHEAD_BYTES 8192U
#define LINE_BYTES 64U
/* Of a group, so many that to pick them out costs as much as to look at all. */
#define MANY 24U

/* ---- tests -------------------------------------------------------------- */

/* those of a set that pass */
SCAN uint64_t passing(const struct group *g, uint64_t among,
		      const struct pte_scan_test *test)
{
	for (unsigned i = 0; i < test->count; i++) {
		const struct pte_scan_part *const part = &test->part[i];
		const uint64_t m = group_match(g, part->mask, part->value);

		among &= part->isnt ? ~m : m;
	}
	return among;
}

SCAN uint64_t passing_any(const struct group *g, uint64_t among,
			  const struct pte_scan_test *tests, unsigned count)
{
	uint64_t set = 0;

	for (unsigned i = 0; i < count; i++)
		set |= passing(g, among, &tests[i]);
	return set;
}

/* ---- pages and tables --------------------------------------------------- */

/*
 * The words of a set whose address is beyond the limit of a list. Where an
 * address isn't complemented, hardly any is: that's asked before whose it is.
 */
SCAN uint64_t beyond(const struct group *g,
		     const struct pte_scan_addresses *list, uint64_t among)
{
	uint64_t found = 0;

	for (unsigned i = 0; i < list->count && among != 0; i++) {
		const struct pte_scan_address *const a = &list->address[i];
		const struct pte_scan_test far = { 1, { a->beyond } };
		const bool first = a->beyond.value == 0;
		uint64_t here = among, own;

		if (first)
			here = passing(g, among, &far);
		if (i + 1 == list->count && here == 0)
			break;
		own = passing(g, among, &a->when);
		here &= own;
		among &= ~own;
		if (!first && here != 0)
			here = passing(g, here, &far);
		found |= here;
	}
	return found;
}

/* the words of a set of which a trait is told */
SCAN uint64_t told(const struct group *g, const struct pte_scan_plan *p,
		   enum pte_tells tells, uint64_t among)
{
	uint64_t found = 0;

	for (unsigned i = 0; i < p->trait_count; i++)
		if (p->trait[i].tells == tells)
			found |= passing(g, among, &p->trait[i].test);
	return found;
}

/* those of some pages that are a doubt, as doubt.c has it */
SCAN uint64_t doubted_pages(const struct group *g,
			    const struct pte_scan_plan *p, uint64_t far)
{
	uint64_t sure = 0;

	far &= ~told(g, p, PTE_TELLS_SMALLER, far);
	if (p->memory_is_given)
		return far;
	if (p->can_be_special) {
		sure = told(g, p, PTE_TELLS_USER, far);
		sure &= ~told(g, p, PTE_TELLS_SPECIAL, sure);
	}
	return sure | beyond(g, &p->pages_anywhere, far);
}

SCAN void tally_tables(const struct scanner *s, const struct group *g,
		       const struct pte_scan_addresses *list, uint64_t tables)
{
	const uint64_t far = beyond(g, list, tables);

	s->scan->kinds[PTE_KIND_TABLE] += set_count(tables);
	if (far != 0)
		s->scan->doubts[PTE_DOUBT_PFN_RANGE] += set_count(far);
}

SCAN void tally_present(const struct scanner *s, const struct group *g,
			const struct scan_sorted *sorted)
{
	const struct pte_scan_plan *const p = s->plan;
	uint64_t pages = sorted->plain, far;

	s->scan->kinds[PTE_KIND_PRESENT] += set_count(pages);
	for (unsigned i = 0; i < p->page_count; i++) {
		const uint64_t set = sorted->page[i];

		if (set == 0)
			continue;
		if (p->page[i].kind == PTE_KIND_TABLE) {
			tally_tables(s, g, &p->tables, set);
			continue;
		}
		s->scan->kinds[p->page[i].kind] += set_count(set);
		pages |= set;
	}
	far = beyond(g, &p->pages, pages);
	if (far != 0)
		s->scan->doubts[PTE_DOUBT_PFN_RANGE] +=
			set_count(doubted_pages(g, p, far));
}

/* ---- entries ------------------------------------------------------------ */

/* some of a group, whose words stand in memory, host order */
SCAN void tally_entries(struct scanner *s, const struct group *g, uint64_t rest,
			const scan_bytes *words)
{
	const struct pte_scan_plan *const p = s->plan;
	struct pte_scan *const scan = s->scan;
	uint64_t set;

	if (p->none_is_wider && !s->none_first) {
		set = passing(g, rest, &p->none);
		scan->kinds[PTE_KIND_NONE] += set_count(set);
		scan->doubts[PTE_SCAN_STRAY] += set_count(set);
		rest &= ~set;
	}
	set = rest & ~group_match(g, p->stray, 0);
	scan->doubts[PTE_SCAN_STRAY] += set_count(set);
	if (p->special_count > 0) {
		set = passing_any(g, rest, p->special, p->special_count);
		scan->kinds[PTE_KIND_SPECIAL] += set_count(set);
		rest &= ~set;
	}
	if (p->missing != 0) {
		set = rest & ~group_match(g, p->missing, p->missing);
		scan->doubts[PTE_DOUBT_MISSING_BITS] += set_count(set);
	}
	set = passing_any(g, rest, p->odd, p->odd_count);
	if (rest != PTE_ALL_BITS) {
		(void)group_pick(g, rest, scan->entries);
		words = (const scan_bytes *)scan->entries;
	}
	if (set == 0)
		pte_scan_types(s, words, set_count(rest));
	else
		pte_scan_offsets(s, words, set_count(rest));
}

SCAN void tally_left(struct scanner *s, const struct group *g, uint64_t left,
		     const scan_bytes *words)
{
	if (left == 0)
		return;
	if (s->plan->has_entries) {
		tally_entries(s, g, left, words);
		return;
	}
	s->scan->kinds[PTE_KIND_UNKNOWN] += set_count(left);
	s->scan->doubts[PTE_DOUBT_LEVEL_KIND] += set_count(left);
}

/* ---- a group ------------------------------------------------------------ */

/* of those that aren't `empty` */
SCAN void sort(const struct scanner *s, const struct group *g, uint64_t rest,
	       struct scan_sorted *ret)
{
	const struct pte_scan_plan *const p = s->plan;
	uint64_t present;

	*ret = (struct scan_sorted){ .empty = 0 };
	if (p->above_count > 0) {
		ret->above = passing_any(g, rest, p->above, p->above_count);
		rest &= ~ret->above;
	}
	if (s->none_first) {
		ret->odd_none = passing(g, rest, &p->none);
		rest &= ~ret->odd_none;
	}
	present = passing_any(g, rest, p->present, p->present_count);
	ret->left = rest & ~present;
	for (unsigned i = 0; i < p->page_count && present != 0; i++) {
		ret->page[i] = passing(g, present, &p->page[i].test);
		present &= ~ret->page[i];
	}
	ret->plain = present;
}

SCAN void tally(struct scanner *s, const struct group *g,
		const struct scan_sorted *sorted, const scan_bytes *words)
{
	if (sorted->odd_none != 0) {
		s->scan->kinds[PTE_KIND_NONE] += set_count(sorted->odd_none);
		s->scan->doubts[PTE_SCAN_STRAY] += set_count(sorted->odd_none);
	}
	if (sorted->above != 0)
		tally_tables(s, g, &s->plan->above_addresses, sorted->above);
	if ((sorted->plain | sorted->page[0] | sorted->page[1] |
	     sorted->page[2]) != 0)
		tally_present(s, g, sorted);
	tally_left(s, g, sorted->left, words);
}

static void cut(struct scan_sorted *sorted, uint64_t first)
{
	sorted->empty &= first;
	sorted->odd_none &= first;
	sorted->above &= first;
	for (unsigned i = 0; i < 3; i++)
		sorted->page[i] &= first;
	sorted->plain &= first;
	sorted->left &= first;
}

/* returns how many words may be taken */
static size_t find(const struct scanner *s, const scan_bytes *at,
		   const struct scan_sorted *sorted, size_t count)
{
	struct scan_sorted linear = {
		.empty = group_linear(sorted->empty),
		.odd_none = group_linear(sorted->odd_none),
		.above = group_linear(sorted->above),
		.plain = group_linear(sorted->plain),
		.left = group_linear(sorted->left),
	};

	for (unsigned i = 0; i < 3; i++)
		linear.page[i] = group_linear(sorted->page[i]);
	return pte_scan_find(s, at, &linear, count);
}

/* a group with wanted words; returns how many words were taken */
SCAN size_t scan_wanted(struct scanner *s, const struct group *g,
			const scan_bytes *at, size_t count)
{
	const uint64_t all = group_first(count);
	const uint64_t empty = all &
			       group_match(g, PTE_ALL_BITS, s->plan->empty);
	struct scan_sorted sorted;
	size_t taken;

	sort(s, g, all & ~empty, &sorted);
	sorted.empty = empty;
	taken = find(s, at, &sorted, count);
	cut(&sorted, group_first(taken));
	s->scan->kinds[PTE_KIND_NONE] += set_count(sorted.empty);
	tally(s, g, &sorted, at);
	return taken;
}

SCAN void scan_others(struct scanner *s, const struct group *g, uint64_t set,
		      const scan_bytes *words)
{
	struct scan_sorted sorted;

	sort(s, g, set, &sorted);
	tally(s, g, &sorted, words);
}

/*
 * Most words are empty slots, or pages about which there's nothing to say: two
 * tests. The others wait for more of them, unless there are many here.
 */
SCAN void scan_group(struct scanner *s, const struct group *g,
		     const scan_bytes *at, size_t count)
{
	const struct pte_scan_plan *const p = s->plan;
	uint64_t *const others = s->scan->others;
	const uint64_t all = group_first(count);
	const uint64_t empty = all & group_match(g, PTE_ALL_BITS, p->empty);
	const uint64_t usual =
		p->has_usual
			? all & group_match(g, p->usual.mask, p->usual.value)
			: 0;
	const uint64_t rest = all & ~(empty | usual);
	struct group waited;

	s->scan->kinds[PTE_KIND_NONE] += set_count(empty);
	s->scan->kinds[PTE_KIND_PRESENT] += set_count(usual);
	if (rest == 0)
		return;
	if (set_count(rest) > MANY) {
		scan_others(s, g, rest, at);
		return;
	}
	s->other_count += group_pick(g, rest, others + s->other_count);
	if (s->other_count < SCAN_GROUP)
		return;
	group_load(&waited, (const scan_bytes *)others);
	scan_others(s, &waited, PTE_ALL_BITS, (const scan_bytes *)others);
	s->other_count -= SCAN_GROUP;
	/* all of it: a size that is known costs less */
	__builtin_memcpy(others, others + SCAN_GROUP, SCAN_GROUP_BYTES);
}

/* the words that wait still */
SCAN void settle(struct scanner *s)
{
	const scan_bytes *const others = (const scan_bytes *)s->scan->others;
	struct group g;

	if (s->other_count == 0)
		return;
	group_load(&g, others);
	scan_others(s, &g, group_first(s->other_count), others);
	s->other_count = 0;
}

/* ---- memory ------------------------------------------------------------- */

TARGET size_t SCAN_KERNEL(struct scanner *s, const scan_bytes *at, size_t count)
{
	const size_t width = s->plan->word_bytes;
	const bool plain = width == sizeof(uint64_t);
	size_t done = 0;

	while (done < count) {
		const size_t left = count - done;
		const size_t here = left < SCAN_GROUP ? left : SCAN_GROUP;
		const scan_bytes *from = at;
		struct group g;
		size_t taken;

		if (left * width >= AHEAD_BYTES + SCAN_GROUP_BYTES)
			for (size_t i = 0; i < SCAN_GROUP * width;
			     i += LINE_BYTES)
				__builtin_prefetch(at + AHEAD_BYTES + i);
		if (here < SCAN_GROUP || !plain) {
			from = pte_scan_load(s, at, here);
		} else if (s->turned) {
			turn(at, s->scan->block);
			from = (const scan_bytes *)s->scan->block;
		}
		group_load(&g, from);
		taken = here;
		if (s->scan->wanted != 0)
			taken = scan_wanted(s, &g, from, here);
		else
			scan_group(s, &g, from, here);
		s->scan->words += taken;
		done += taken;
		if (taken < here)
			break;
		at += here * width;
	}
	settle(s);
	return done;
}
