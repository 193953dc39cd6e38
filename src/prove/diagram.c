/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Binary decision diagrams in the caller's memory. A node's children were made
 * before it and have lower numbers: what goes over a whole diagram is a loop
 * over numbers, and releasing what was made last is taking it off each list's
 * head.
 */
#include <pte/prove/diagram.h>

#include <stdalign.h>

#define NODES_MIN 4U
#define NODES_MAX (1U << 24U)
#define LEAF PTE_DIAGRAM_VARIABLES /* of FALSE and TRUE: after all others */
/* What ite may take for each node of room: known results are hints that others
 * overwrite, and without a bound the same ones might be looked for again and
 * again. */
#define STEPS_PER_NODE 64U

struct node {
	uint32_t variable;
	pte_diagram low, high;
	uint32_t next;    /* of the nodes with the same hash; 0: none */
	uint64_t scratch; /* of what goes over a whole diagram */
};

/* f ? g : h, known; an f of 0 is none */
struct known {
	pte_diagram f, g, h, result;
};

/* what ite has begun: it goes no deeper than there are variables */
struct frame {
	pte_diagram f, g, h, low;
	uint32_t variable;
	bool has_low;
};

struct pte_diagrams {
	uint32_t count, room, limit;
	uint32_t buckets, knowns; /* powers of 2 */
	struct node *node;
	uint32_t *bucket;
	struct known *known;
	struct frame frame[PTE_DIAGRAM_VARIABLES + 1];
};

_Static_assert(sizeof(struct pte_diagrams) % alignof(struct node) == 0,
	       "nodes come right after it");

static uint32_t power_of_two(uint32_t at_least)
{
	uint32_t power = 1;

	while (power < at_least)
		power *= 2;
	return power;
}

/* half as many known results as nodes: they are only hints */
static uint32_t knowns_of(uint32_t nodes)
{
	return power_of_two(nodes / 2);
}

size_t pte_diagrams_size(uint32_t nodes)
{
	if (nodes < NODES_MIN || nodes > NODES_MAX)
		return 0;
	return sizeof(struct pte_diagrams) + nodes * sizeof(struct node) +
	       knowns_of(nodes) * sizeof(struct known) +
	       power_of_two(nodes) * sizeof(uint32_t);
}

static void forget_known(struct pte_diagrams *ds)
{
	for (uint32_t i = 0; i < ds->knowns; i++)
		ds->known[i].f = PTE_DIAGRAM_FALSE;
}

struct pte_diagrams *pte_diagrams_init(void *room, size_t size, uint32_t nodes)
{
	const size_t needed = pte_diagrams_size(nodes);
	struct pte_diagrams *const ds = room;

	if (room == NULL || needed == 0 || size < needed ||
	    (uintptr_t)room % alignof(max_align_t) != 0)
		return NULL;
	ds->count = 2;
	ds->room = nodes;
	ds->limit = nodes;
	ds->buckets = power_of_two(nodes);
	ds->knowns = knowns_of(nodes);
	ds->node = (struct node *)(void *)(ds + 1);
	ds->known = (struct known *)(void *)(ds->node + nodes);
	ds->bucket = (uint32_t *)(void *)(ds->known + ds->knowns);
	for (uint32_t i = 0; i < ds->buckets; i++)
		ds->bucket[i] = 0;
	forget_known(ds);
	for (pte_diagram f = PTE_DIAGRAM_FALSE; f <= PTE_DIAGRAM_TRUE; f++)
		ds->node[f] = (struct node){ LEAF, f, f, 0, 0 };
	return ds;
}

uint32_t pte_diagrams_count(const struct pte_diagrams *ds)
{
	return ds->count;
}

void pte_diagrams_limit(struct pte_diagrams *ds, uint32_t nodes)
{
	ds->limit = nodes < ds->room ? nodes : ds->room;
}

static uint32_t hash(uint32_t a, uint32_t b, uint32_t c)
{
	uint64_t h = a * 0x9e3779b97f4a7c15U;

	h = (h ^ (h >> 32U) ^ b) * 0xbf58476d1ce4e5b9U;
	h = (h ^ (h >> 29U) ^ c) * 0x94d049bb133111ebU;
	return (uint32_t)(h >> 32U);
}

static uint32_t *bucket_of(struct pte_diagrams *ds, uint32_t variable,
			   pte_diagram low, pte_diagram high)
{
	return &ds->bucket[hash(variable, low, high) & (ds->buckets - 1)];
}

void pte_diagrams_release(struct pte_diagrams *ds, uint32_t mark)
{
	if (mark < 2 || mark >= ds->count)
		return;
	while (ds->count > mark) {
		const struct node *const n = &ds->node[--ds->count];

		*bucket_of(ds, n->variable, n->low, n->high) = n->next;
	}
	forget_known(ds);
}

/* the node that asks the variable: there is one of a kind */
static pte_diagram make(struct pte_diagrams *ds, uint32_t variable,
			pte_diagram low, pte_diagram high)
{
	uint32_t *head;

	if (low == PTE_DIAGRAM_NONE || high == PTE_DIAGRAM_NONE)
		return PTE_DIAGRAM_NONE;
	if (low == high)
		return low;
	head = bucket_of(ds, variable, low, high);
	for (uint32_t i = *head; i != 0; i = ds->node[i].next)
		if (ds->node[i].variable == variable &&
		    ds->node[i].low == low && ds->node[i].high == high)
			return i;
	if (ds->count >= ds->limit)
		return PTE_DIAGRAM_NONE;
	ds->node[ds->count] = (struct node){ variable, low, high, *head, 0 };
	*head = ds->count;
	return ds->count++;
}

pte_diagram pte_diagram_variable(struct pte_diagrams *ds, unsigned variable)
{
	if (variable >= PTE_DIAGRAM_VARIABLES)
		return PTE_DIAGRAM_NONE;
	return make(ds, variable, PTE_DIAGRAM_FALSE, PTE_DIAGRAM_TRUE);
}

/* ---- if, then, else ------------------------------------------------------ */

static struct known *known_of(struct pte_diagrams *ds, pte_diagram f,
			      pte_diagram g, pte_diagram h)
{
	return &ds->known[hash(f, g, h) & (ds->knowns - 1)];
}

/* f ? g : h where it needs no look at the branches */
static bool is_plain(struct pte_diagrams *ds, pte_diagram f, pte_diagram g,
		     pte_diagram h, pte_diagram *result)
{
	const struct known *known;

	if (f == PTE_DIAGRAM_NONE || g == PTE_DIAGRAM_NONE ||
	    h == PTE_DIAGRAM_NONE)
		*result = PTE_DIAGRAM_NONE;
	else if (f == PTE_DIAGRAM_TRUE || g == h)
		*result = g;
	else if (f == PTE_DIAGRAM_FALSE)
		*result = h;
	else if (g == PTE_DIAGRAM_TRUE && h == PTE_DIAGRAM_FALSE)
		*result = f;
	else {
		known = known_of(ds, f, g, h);
		if (known->f != f || known->g != g || known->h != h)
			return false;
		*result = known->result;
	}
	return true;
}

static uint32_t first_variable(const struct pte_diagrams *ds,
			       const struct frame *at)
{
	uint32_t first = ds->node[at->f].variable;

	if (ds->node[at->g].variable < first)
		first = ds->node[at->g].variable;
	if (ds->node[at->h].variable < first)
		first = ds->node[at->h].variable;
	return first;
}

/* what a function is on one side of a variable, which is its first or none of
 * its own */
static pte_diagram side(const struct pte_diagrams *ds, pte_diagram f,
			uint32_t variable, bool high)
{
	const struct node *const n = &ds->node[f];

	if (n->variable != variable)
		return f;
	return high ? n->high : n->low;
}

static bool is_of(const struct pte_diagrams *ds, pte_diagram f)
{
	return f < ds->count || f == PTE_DIAGRAM_NONE;
}

pte_diagram pte_diagram_ite(struct pte_diagrams *ds, pte_diagram f,
			    pte_diagram g, pte_diagram h)
{
	uint64_t steps = (uint64_t)ds->room * STEPS_PER_NODE;
	struct frame *at = ds->frame;
	pte_diagram result;

	if (!is_of(ds, f) || !is_of(ds, g) || !is_of(ds, h))
		return PTE_DIAGRAM_NONE;
	if (is_plain(ds, f, g, h, &result))
		return result;
	*at = (struct frame){ f, g, h, 0, 0, false };
	at->variable = first_variable(ds, at);
	for (;;) {
		const uint32_t v = at->variable;
		const bool high = at->has_low;
		const pte_diagram part_f = side(ds, at->f, v, high);
		const pte_diagram part_g = side(ds, at->g, v, high);
		const pte_diagram part_h = side(ds, at->h, v, high);

		if (!is_plain(ds, part_f, part_g, part_h, &result)) {
			if (--steps == 0)
				return PTE_DIAGRAM_NONE;
			*++at = (struct frame){ part_f, part_g, part_h,
						0,      0,      false };
			at->variable = first_variable(ds, at);
			continue;
		}
		/* result is of the side that was asked for: up as far as it
		 * goes */
		while (at->has_low) {
			result = make(ds, at->variable, at->low, result);
			if (result == PTE_DIAGRAM_NONE)
				return result;
			*known_of(ds, at->f, at->g, at->h) =
				(struct known){ at->f, at->g, at->h, result };
			if (at == ds->frame)
				return result;
			at--;
		}
		at->low = result;
		at->has_low = true;
	}
}

/* ---- a whole diagram ----------------------------------------------------- */

/* scratch is 1 for the nodes of f, 0 for others up to it */
static void mark_nodes(struct pte_diagrams *ds, pte_diagram f)
{
	for (pte_diagram i = 0; i < f; i++)
		ds->node[i].scratch = 0;
	ds->node[f].scratch = 1;
	for (pte_diagram i = f; i > PTE_DIAGRAM_TRUE; i--)
		if (ds->node[i].scratch == 1) {
			ds->node[ds->node[i].low].scratch = 1;
			ds->node[ds->node[i].high].scratch = 1;
		}
}

pte_diagram pte_diagram_given(struct pte_diagrams *ds, pte_diagram f,
			      const uint8_t *values)
{
	if (f >= ds->count)
		return PTE_DIAGRAM_NONE;
	mark_nodes(ds, f);
	/* from here on scratch is what the node becomes */
	ds->node[PTE_DIAGRAM_FALSE].scratch = PTE_DIAGRAM_FALSE;
	ds->node[PTE_DIAGRAM_TRUE].scratch = PTE_DIAGRAM_TRUE;
	for (pte_diagram i = PTE_DIAGRAM_TRUE + 1; i <= f; i++) {
		struct node *const n = &ds->node[i];
		pte_diagram low, high;

		if (n->scratch != 1)
			continue;
		low = (pte_diagram)ds->node[n->low].scratch;
		high = (pte_diagram)ds->node[n->high].scratch;
		n->scratch = values[n->variable] == 0 ? low
			     : values[n->variable] == 1
				     ? high
				     : make(ds, n->variable, low, high);
	}
	return (pte_diagram)ds->node[f].scratch;
}

bool pte_diagram_is_true(const struct pte_diagrams *ds, pte_diagram f,
			 const uint8_t *values)
{
	if (f >= ds->count)
		return false;
	while (f > PTE_DIAGRAM_TRUE)
		f = values[ds->node[f].variable] == 1 ? ds->node[f].high
						      : ds->node[f].low;
	return f == PTE_DIAGRAM_TRUE;
}

bool pte_diagram_path(const struct pte_diagrams *ds, pte_diagram f,
		      uint8_t *values)
{
	if (f == PTE_DIAGRAM_FALSE || f >= ds->count)
		return false;
	/* a node that isn't FALSE has a way to TRUE */
	while (f > PTE_DIAGRAM_TRUE) {
		const struct node *const n = &ds->node[f];

		values[n->variable] = n->low == PTE_DIAGRAM_FALSE;
		f = n->low == PTE_DIAGRAM_FALSE ? n->high : n->low;
	}
	return true;
}

bool pte_diagram_node(const struct pte_diagrams *ds, pte_diagram f,
		      unsigned *variable_ret, pte_diagram *low_ret,
		      pte_diagram *high_ret)
{
	if (f <= PTE_DIAGRAM_TRUE || f >= ds->count)
		return false;
	*variable_ret = ds->node[f].variable;
	*low_ret = ds->node[f].low;
	*high_ret = ds->node[f].high;
	return true;
}

void pte_diagram_support(struct pte_diagrams *ds, pte_diagram f, uint8_t *uses)
{
	if (f >= ds->count)
		return;
	mark_nodes(ds, f);
	for (pte_diagram i = PTE_DIAGRAM_TRUE + 1; i <= f; i++)
		if (ds->node[i].scratch == 1)
			uses[ds->node[i].variable] = 1;
}

#define COUNTED_VARIABLES 64U

/* how many of the variables of a diagram, all marked, aren't asked more than
 * once */
static unsigned variables_of(const struct pte_diagrams *ds, pte_diagram f)
{
	uint64_t seen[PTE_DIAGRAM_VARIABLES / COUNTED_VARIABLES] = { 0 };
	unsigned count = 0;

	for (pte_diagram i = PTE_DIAGRAM_TRUE + 1; i <= f; i++) {
		const uint32_t v = ds->node[i].variable;
		const uint64_t bit = UINT64_C(1) << (v % COUNTED_VARIABLES);

		if (ds->node[i].scratch != 1 ||
		    (seen[v / COUNTED_VARIABLES] & bit) != 0)
			continue;
		seen[v / COUNTED_VARIABLES] |= bit;
		count++;
	}
	return count;
}

/*
 * Of 2^64 values a node's are half of each child's; TRUE's would need a 65th
 * bit, and so only TRUE is counted apart. No half is lost: there are as many
 * bits as variables.
 */
enum pte_status pte_diagram_count(struct pte_diagrams *ds, pte_diagram f,
				  struct pte_count *count_ret)
{
	if (f >= ds->count)
		return PTE_STATUS_CAPACITY;
	mark_nodes(ds, f);
	if (variables_of(ds, f) > COUNTED_VARIABLES)
		return PTE_STATUS_CAPACITY;
	if (f <= PTE_DIAGRAM_TRUE) {
		*count_ret = (struct pte_count){ f, 0 };
		return PTE_STATUS_OK;
	}
	ds->node[PTE_DIAGRAM_FALSE].scratch = 0;
	for (pte_diagram i = PTE_DIAGRAM_TRUE + 1; i <= f; i++) {
		struct node *const n = &ds->node[i];
		uint64_t sum = 0;
		const pte_diagram child[] = { n->low, n->high };

		if (n->scratch != 1)
			continue;
		for (unsigned c = 0; c < 2; c++)
			sum += child[c] == PTE_DIAGRAM_TRUE
				       ? UINT64_C(1) << 63U
				       : ds->node[child[c]].scratch / 2;
		n->scratch = sum;
	}
	*count_ret = (struct pte_count){ 0, ds->node[f].scratch };
	return PTE_STATUS_OK;
}
