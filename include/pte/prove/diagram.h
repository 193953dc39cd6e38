/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Functions of bits as binary decision diagrams: exact, and bounded.
 *
 * A diagram is a truth value that depends on variables, which are numbered. Two
 * diagrams of one store are the same function if and only if they're the same
 * number, so that equality needs no search; what makes one true is read off a
 * path.
 *
 *     variable 0        f = (v0 and v2): take v0's branch; the false one ends
 * in /      \         FALSE, the true one asks v2. FALSE   variable 2
 *            /      \
 *         FALSE    TRUE
 *
 * A store lies in the caller's memory and never grows: what would need more
 * nodes is PTE_DIAGRAM_NONE, and so is whatever is made of it. Nothing here is
 * sampled, and nothing waits: joining functions takes at most 64 steps for each
 * node that the store has room for, and what would take more is
 * PTE_DIAGRAM_NONE, too.
 *
 * A vector is a number of up to 64 bits, a diagram for each. Operations wrap as
 * unsigned ones of that width do.
 *
 * Arguments that aren't of the store, variables out of range and widths above
 * 64 are the caller's errors; they give PTE_DIAGRAM_NONE.
 */
#ifndef PTE_PROVE_DIAGRAM_H
#define PTE_PROVE_DIAGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/export.h>
#include <pte/prove/set.h>
#include <pte/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A function, by its number in a store. */
typedef uint32_t pte_diagram;

#define PTE_DIAGRAM_FALSE ((pte_diagram)0)
#define PTE_DIAGRAM_TRUE ((pte_diagram)1)
/** The store was full, or an argument was this. */
#define PTE_DIAGRAM_NONE UINT32_MAX

/** Variables have numbers below; a lower one is asked first. */
#define PTE_DIAGRAM_VARIABLES 4096U

struct pte_diagrams;

/** The size of a store of so many nodes, 4 to 2^24; 0 out of that range. */
PTE_API size_t pte_diagrams_size(uint32_t nodes);

/**
 * Set up an empty store in memory that is aligned for any type; there is
 * nothing to free but the memory.
 *
 * @return the store; NULL if room is NULL, smaller than
 * pte_diagrams_size(nodes), or not aligned, or nodes is out of range
 */
PTE_API struct pte_diagrams *pte_diagrams_init(void *room, size_t size,
					       uint32_t nodes);

/** How many nodes there are, with FALSE and TRUE: a mark for
 * pte_diagrams_release. */
PTE_API uint32_t pte_diagrams_count(const struct pte_diagrams *ds);

/** Forget all that was made since the mark; a mark above the count changes
 * nothing. */
PTE_API void pte_diagrams_release(struct pte_diagrams *ds, uint32_t mark);

/** Make no more than so many nodes in all, until it's called again; at first,
 * and by UINT32_MAX, as many as there's room for. */
PTE_API void pte_diagrams_limit(struct pte_diagrams *ds, uint32_t nodes);

/** The function that is a variable's value. */
PTE_API pte_diagram pte_diagram_variable(struct pte_diagrams *ds,
					 unsigned variable);

/** f ? g : h */
PTE_API pte_diagram pte_diagram_ite(struct pte_diagrams *ds, pte_diagram f,
				    pte_diagram g, pte_diagram h);

static inline pte_diagram pte_diagram_not(struct pte_diagrams *ds,
					  pte_diagram f)
{
	return pte_diagram_ite(ds, f, PTE_DIAGRAM_FALSE, PTE_DIAGRAM_TRUE);
}

static inline pte_diagram pte_diagram_and(struct pte_diagrams *ds,
					  pte_diagram f, pte_diagram g)
{
	return pte_diagram_ite(ds, f, g, PTE_DIAGRAM_FALSE);
}

static inline pte_diagram pte_diagram_or(struct pte_diagrams *ds, pte_diagram f,
					 pte_diagram g)
{
	return pte_diagram_ite(ds, f, PTE_DIAGRAM_TRUE, g);
}

static inline pte_diagram pte_diagram_xor(struct pte_diagrams *ds,
					  pte_diagram f, pte_diagram g)
{
	return pte_diagram_ite(ds, f, pte_diagram_not(ds, g), g);
}

/**
 * What f is for given values of variables: one byte for each of
 * PTE_DIAGRAM_VARIABLES, 0 or 1, any other leaves the variable as it is.
 */
PTE_API pte_diagram pte_diagram_given(struct pte_diagrams *ds, pte_diagram f,
				      const uint8_t *values);

/** Whether f is true where the variables have the values (0 or 1). */
PTE_API bool pte_diagram_is_true(const struct pte_diagrams *ds, pte_diagram f,
				 const uint8_t *values);

/**
 * Find values for which f is true: those that matter are 0 or 1, others stay as
 * the caller has set them.
 *
 * @return false if there are none
 */
PTE_API bool pte_diagram_path(const struct pte_diagrams *ds, pte_diagram f,
			      uint8_t *values);

/** Set `uses[v]` to 1 for each variable v that f depends on; others stay. */
PTE_API void pte_diagram_support(struct pte_diagrams *ds, pte_diagram f,
				 uint8_t *uses);

/**
 * Which variable a diagram asks first, and what it is where that is false and
 * true: for writing it down.
 *
 * @return false, with all as it was, for FALSE, TRUE and what is none of the
 * store's
 */
PTE_API bool pte_diagram_node(const struct pte_diagrams *ds, pte_diagram f,
			      unsigned *variable_ret, pte_diagram *low_ret,
			      pte_diagram *high_ret);

/**
 * For how many of the 2^64 values of 64 variables f is true.
 *
 * @return PTE_STATUS_OK; PTE_STATUS_CAPACITY with *count_ret unchanged if f
 * depends on more than 64, or is PTE_DIAGRAM_NONE
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_diagram_count(struct pte_diagrams *ds, pte_diagram f,
		  struct pte_count *count_ret);

/* ---- numbers ------------------------------------------------------------- */

#define PTE_VECTOR_WIDTH 64U

/** A number; bits from `width` on are PTE_DIAGRAM_FALSE. */
struct pte_vector {
	unsigned width;
	pte_diagram bit[PTE_VECTOR_WIDTH];
};

/** The value without what is above the width. */
PTE_API void pte_vector_constant(struct pte_vector *v, unsigned width,
				 uint64_t value);

/** Bit i is the variable first + i * step. */
PTE_API void pte_vector_variable(struct pte_diagrams *ds, struct pte_vector *v,
				 unsigned width, unsigned first, unsigned step);

/** Whether it's one value, whatever the variables are. */
PTE_API bool pte_vector_is_constant(const struct pte_vector *v,
				    uint64_t *value_ret);

/** Whether a bit is PTE_DIAGRAM_NONE. */
PTE_API bool pte_vector_is_lost(const struct pte_vector *v);

/* The result may be an argument. Both arguments have the same width. */
PTE_API void pte_vector_and(struct pte_diagrams *ds, struct pte_vector *to,
			    const struct pte_vector *a,
			    const struct pte_vector *b);
PTE_API void pte_vector_or(struct pte_diagrams *ds, struct pte_vector *to,
			   const struct pte_vector *a,
			   const struct pte_vector *b);
PTE_API void pte_vector_xor(struct pte_diagrams *ds, struct pte_vector *to,
			    const struct pte_vector *a,
			    const struct pte_vector *b);
PTE_API void pte_vector_add(struct pte_diagrams *ds, struct pte_vector *to,
			    const struct pte_vector *a,
			    const struct pte_vector *b);
PTE_API void pte_vector_subtract(struct pte_diagrams *ds, struct pte_vector *to,
				 const struct pte_vector *a,
				 const struct pte_vector *b);
PTE_API void pte_vector_multiply(struct pte_diagrams *ds, struct pte_vector *to,
				 const struct pte_vector *a,
				 const struct pte_vector *b);

/** f ? a : b */
PTE_API void pte_vector_select(struct pte_diagrams *ds, struct pte_vector *to,
			       pte_diagram f, const struct pte_vector *a,
			       const struct pte_vector *b);

/** Shift by `by` places; what comes in is 0. By the width or more: 0. */
PTE_API void pte_vector_shift_left(struct pte_vector *to,
				   const struct pte_vector *a, unsigned by);

/** What comes in is `in`: the sign for an arithmetic shift. */
PTE_API void pte_vector_shift_right(struct pte_vector *to,
				    const struct pte_vector *a, unsigned by,
				    pte_diagram in);

/** Another width; what comes in is `in`, what goes is dropped. */
PTE_API void pte_vector_resize(struct pte_vector *to,
			       const struct pte_vector *a, unsigned width,
			       pte_diagram in);

PTE_API pte_diagram pte_vector_equal(struct pte_diagrams *ds,
				     const struct pte_vector *a,
				     const struct pte_vector *b);

/** Whether a is less than b, as unsigned numbers. */
PTE_API pte_diagram pte_vector_below(struct pte_diagrams *ds,
				     const struct pte_vector *a,
				     const struct pte_vector *b);

#ifdef __cplusplus
}
#endif

#endif /* PTE_PROVE_DIAGRAM_H */
