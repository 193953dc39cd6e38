/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Names of flags, kinds and markers of a model, including those that its
 * proposal adds to Linux's.
 */
#include <pte/target.h>

#include "span.h"
#include "text.h"

/* a proposal's nth flag; NULL: none */
static const struct pte_proposed_flag *flag_at(const struct pte_model *model,
					       unsigned n)
{
	const struct pte_proposal *const p = model->proposal;

	return p != NULL && n < p->flag_count ? &p->flags[n] : NULL;
}

const char *pte_model_flag_name(const struct pte_model *model,
				enum pte_flag flag)
{
	const struct pte_proposed_flag *const f =
		flag_at(model, (unsigned)flag - PTE_FLAG_PROPOSED);

	return f != NULL ? f->name : pte_flag_name(flag);
}

const char *pte_model_owner_name(const struct pte_model *model,
				 enum pte_owner owner)
{
	const unsigned flag = pte_owner_flag(owner);

	return flag < PTE_FLAG_COUNT
		       ? pte_model_flag_name(model, (enum pte_flag)flag)
		       : pte_owner_name(owner);
}

enum pte_status pte_model_flag_parse(const struct pte_model *model,
				     const char *name, enum pte_flag *flag_ret)
{
	const struct pte_proposed_flag *f;

	for (unsigned i = 0; (f = flag_at(model, i)) != NULL; i++) {
		if (text_is(name, text_length(name), f->name)) {
			*flag_ret = (enum pte_flag)(PTE_FLAG_PROPOSED + i);
			return PTE_STATUS_OK;
		}
	}
	return pte_flag_parse(name, flag_ret);
}

const struct pte_kind_info *pte_model_kind(const struct pte_model *model,
					   enum pte_kind kind)
{
	const struct pte_proposal *const p = model->proposal;
	const unsigned n = (unsigned)kind - PTE_KIND_PROPOSED;

	return p != NULL && n < p->type_count ? &p->types[n].kind
					      : pte_kind_info(kind);
}

enum pte_status pte_model_kind_parse(const struct pte_model *model,
				     const char *name, enum pte_kind *kind_ret)
{
	const struct pte_proposal *const p = model->proposal;

	for (unsigned i = 0; p != NULL && i < p->type_count; i++) {
		if (text_is(name, text_length(name), p->types[i].kind.name)) {
			*kind_ret = (enum pte_kind)(PTE_KIND_PROPOSED + i);
			return PTE_STATUS_OK;
		}
	}
	return pte_kind_parse(name, kind_ret);
}

/* ---- markers ------------------------------------------------------------ */

/* the nth marker bit of Linux that the target has */
static const struct pte_marker_bit *linux_marker(const struct pte_target *t,
						 unsigned n)
{
	size_t count;
	const struct pte_marker_bit *const rows = pte_markers(&count);

	for (size_t i = 0; i < count; i++)
		if (in_span(&rows[i].in, t->version) &&
		    (t->markers & 1U << rows[i].bit) != 0 && n-- == 0)
			return &rows[i];
	return NULL;
}

const char *pte_target_marker(const struct pte_target *target, unsigned n,
			      unsigned *bit_ret)
{
	const struct pte_proposal *const p = target->model->proposal;
	const struct pte_marker_bit *row;
	unsigned known = 0, rest = target->markers;

	for (; (row = linux_marker(target, known)) != NULL; known++) {
		rest &= ~(1U << row->bit);
		if (known == n) {
			*bit_ret = row->bit;
			return row->name;
		}
	}
	for (unsigned i = 0; p != NULL && i < p->marker_count; i++) {
		rest &= ~(1U << p->markers[i].bit);
		if ((target->own.markers & 1U << p->markers[i].bit) != 0 &&
		    known++ == n) {
			*bit_ret = p->markers[i].bit;
			return p->markers[i].name;
		}
	}
	/* a bit in neither list is the scheme's */
	if (target->own.marker == NULL || rest == 0 || n != known)
		return NULL;
	*bit_ret = pte_bit_count((rest & (~rest + 1)) - 1);
	return target->own.marker;
}
