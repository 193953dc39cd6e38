/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Numbers whose bits are diagrams.
 */
#include <pte/prove/diagram.h>

static void clear_from(struct pte_vector *v, unsigned bit)
{
	for (; bit < PTE_VECTOR_WIDTH; bit++)
		v->bit[bit] = PTE_DIAGRAM_FALSE;
}

static void lose(struct pte_vector *v)
{
	v->width = PTE_VECTOR_WIDTH;
	for (unsigned i = 0; i < PTE_VECTOR_WIDTH; i++)
		v->bit[i] = PTE_DIAGRAM_NONE;
}

/* a width that the caller made up: there are no such bits to look at */
static bool is_beyond(const struct pte_vector *v)
{
	return v->width > PTE_VECTOR_WIDTH;
}

/* whether they are numbers that have a result together */
static bool are_alike(const struct pte_vector *a, const struct pte_vector *b)
{
	return !is_beyond(a) && a->width == b->width;
}

void pte_vector_constant(struct pte_vector *v, unsigned width, uint64_t value)
{
	if (width > PTE_VECTOR_WIDTH) {
		lose(v);
		return;
	}
	v->width = width;
	for (unsigned i = 0; i < width; i++)
		v->bit[i] = (value >> i & 1U) != 0 ? PTE_DIAGRAM_TRUE
						   : PTE_DIAGRAM_FALSE;
	clear_from(v, width);
}

void pte_vector_variable(struct pte_diagrams *ds, struct pte_vector *v,
			 unsigned width, unsigned first, unsigned step)
{
	if (width > PTE_VECTOR_WIDTH) {
		lose(v);
		return;
	}
	v->width = width;
	for (unsigned i = 0; i < width; i++)
		v->bit[i] = pte_diagram_variable(ds, first + i * step);
	clear_from(v, width);
}

bool pte_vector_is_constant(const struct pte_vector *v, uint64_t *value_ret)
{
	uint64_t value = 0;

	if (is_beyond(v))
		return false;
	for (unsigned i = 0; i < v->width; i++) {
		if (v->bit[i] > PTE_DIAGRAM_TRUE)
			return false;
		value |= (uint64_t)v->bit[i] << i;
	}
	*value_ret = value;
	return true;
}

bool pte_vector_is_lost(const struct pte_vector *v)
{
	if (is_beyond(v))
		return true;
	for (unsigned i = 0; i < v->width; i++)
		if (v->bit[i] == PTE_DIAGRAM_NONE)
			return true;
	return false;
}

typedef pte_diagram join(struct pte_diagrams *ds, pte_diagram f, pte_diagram g);

static void each_bit(struct pte_diagrams *ds, struct pte_vector *to,
		     const struct pte_vector *a, const struct pte_vector *b,
		     join *join)
{
	if (!are_alike(a, b)) {
		lose(to);
		return;
	}
	to->width = a->width;
	for (unsigned i = 0; i < a->width; i++)
		to->bit[i] = join(ds, a->bit[i], b->bit[i]);
	clear_from(to, to->width);
}

void pte_vector_and(struct pte_diagrams *ds, struct pte_vector *to,
		    const struct pte_vector *a, const struct pte_vector *b)
{
	each_bit(ds, to, a, b, pte_diagram_and);
}

void pte_vector_or(struct pte_diagrams *ds, struct pte_vector *to,
		   const struct pte_vector *a, const struct pte_vector *b)
{
	each_bit(ds, to, a, b, pte_diagram_or);
}

void pte_vector_xor(struct pte_diagrams *ds, struct pte_vector *to,
		    const struct pte_vector *a, const struct pte_vector *b)
{
	each_bit(ds, to, a, b, pte_diagram_xor);
}

/* a + b + carry, with b's bits the other way round where `inverted` is true */
static void sum(struct pte_diagrams *ds, struct pte_vector *to,
		const struct pte_vector *a, const struct pte_vector *b,
		pte_diagram inverted)
{
	pte_diagram carry = inverted;

	if (!are_alike(a, b)) {
		lose(to);
		return;
	}
	to->width = a->width;
	for (unsigned i = 0; i < a->width; i++) {
		const pte_diagram p = a->bit[i];
		const pte_diagram q = pte_diagram_xor(ds, b->bit[i], inverted);
		const pte_diagram odd = pte_diagram_xor(ds, p, q);

		to->bit[i] = pte_diagram_xor(ds, odd, carry);
		carry = pte_diagram_ite(ds, odd, carry, p);
	}
	clear_from(to, to->width);
}

void pte_vector_add(struct pte_diagrams *ds, struct pte_vector *to,
		    const struct pte_vector *a, const struct pte_vector *b)
{
	sum(ds, to, a, b, PTE_DIAGRAM_FALSE);
}

void pte_vector_subtract(struct pte_diagrams *ds, struct pte_vector *to,
			 const struct pte_vector *a, const struct pte_vector *b)
{
	sum(ds, to, a, b, PTE_DIAGRAM_TRUE);
}

void pte_vector_multiply(struct pte_diagrams *ds, struct pte_vector *to,
			 const struct pte_vector *a, const struct pte_vector *b)
{
	struct pte_vector zero, product, part;

	if (!are_alike(a, b)) {
		lose(to);
		return;
	}
	pte_vector_constant(&zero, a->width, 0);
	product = zero;
	for (unsigned i = 0; i < b->width; i++) {
		if (b->bit[i] == PTE_DIAGRAM_FALSE)
			continue;
		pte_vector_shift_left(&part, a, i);
		pte_vector_select(ds, &part, b->bit[i], &part, &zero);
		pte_vector_add(ds, &product, &product, &part);
	}
	*to = product;
}

void pte_vector_select(struct pte_diagrams *ds, struct pte_vector *to,
		       pte_diagram f, const struct pte_vector *a,
		       const struct pte_vector *b)
{
	if (!are_alike(a, b)) {
		lose(to);
		return;
	}
	to->width = a->width;
	for (unsigned i = 0; i < a->width; i++)
		to->bit[i] = pte_diagram_ite(ds, f, a->bit[i], b->bit[i]);
	clear_from(to, to->width);
}

void pte_vector_shift_left(struct pte_vector *to, const struct pte_vector *a,
			   unsigned by)
{
	if (is_beyond(a)) {
		lose(to);
		return;
	}
	to->width = a->width;
	for (unsigned i = a->width; i-- > 0;)
		to->bit[i] = i >= by ? a->bit[i - by] : PTE_DIAGRAM_FALSE;
	clear_from(to, to->width);
}

void pte_vector_shift_right(struct pte_vector *to, const struct pte_vector *a,
			    unsigned by, pte_diagram in)
{
	const unsigned width = a->width;

	if (is_beyond(a)) {
		lose(to);
		return;
	}
	to->width = width;
	for (unsigned i = 0; i < width; i++)
		to->bit[i] = by < width - i ? a->bit[i + by] : in;
	clear_from(to, width);
}

void pte_vector_resize(struct pte_vector *to, const struct pte_vector *a,
		       unsigned width, pte_diagram in)
{
	const unsigned kept = a->width < width ? a->width : width;

	if (is_beyond(a) || width > PTE_VECTOR_WIDTH) {
		lose(to);
		return;
	}
	*to = *a;
	to->width = width;
	for (unsigned i = kept; i < width; i++)
		to->bit[i] = in;
	clear_from(to, width);
}

pte_diagram pte_vector_equal(struct pte_diagrams *ds,
			     const struct pte_vector *a,
			     const struct pte_vector *b)
{
	pte_diagram equal = PTE_DIAGRAM_TRUE;

	if (!are_alike(a, b))
		return PTE_DIAGRAM_NONE;
	/* from the last variables to the first, as they mostly are: small steps
	 */
	for (unsigned i = a->width; i-- > 0;)
		equal = pte_diagram_ite(
			ds, pte_diagram_xor(ds, a->bit[i], b->bit[i]),
			PTE_DIAGRAM_FALSE, equal);
	return equal;
}

pte_diagram pte_vector_below(struct pte_diagrams *ds,
			     const struct pte_vector *a,
			     const struct pte_vector *b)
{
	pte_diagram below = PTE_DIAGRAM_FALSE;

	if (!are_alike(a, b))
		return PTE_DIAGRAM_NONE;
	/* the highest bit that differs decides */
	for (unsigned i = 0; i < a->width; i++)
		below = pte_diagram_ite(
			ds, pte_diagram_xor(ds, a->bit[i], b->bit[i]),
			b->bit[i], below);
	return below;
}
