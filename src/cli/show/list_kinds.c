/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * `pte list kinds`, `markers` and `options`: those of all Linux versions with
 * their spans and sources, or those of one kernel.
 */
#include "list.h"

#include "select/find.h"
#include "word/reading.h"

/* whether the kernel has this row's type; t == NULL: always */
static bool is_in_force(const struct pte_type *type, const struct pte_target *t)
{
	return t == NULL ||
	       (type->in.since <= t->version && t->version <= type->in.until &&
		(type->needs & ~t->options) == 0);
}

/* "5.19 on, last read without in 5.17, first with in 5.19" */
static void out_versions(struct out *out, const struct pte_span *in,
			 uint16_t without, uint16_t with)
{
	char span[SPAN_SIZE], last[VERSION_SIZE], first[VERSION_SIZE];

	out_format(out, "    %s", span_text(span, in));
	if (with != 0)
		out_format(out, ", last read without in %s, first with in %s",
			   version_text(last, without),
			   version_text(first, with));
}

static void out_needs(struct out *out, uint32_t needs)
{
	const char *before = "; needs ";

	for (unsigned o = 0; pte_option_info(o) != NULL; o++) {
		if ((needs & PTE_OPTION_SET(o)) == 0)
			continue;
		out_format(out, "%s%s", before, pte_option_info(o)->name);
		before = ", ";
	}
	out_char(out, '\n');
}

/* ---- kinds -------------------------------------------------------------- */

/* a range of types for swap devices, a single one for other kinds */
static void json_types(struct json *j, const struct pte_target *t,
		       enum pte_kind kind)
{
	const int type = pte_target_type_of(t, kind);

	if (type < 0 && kind != PTE_KIND_SWAP)
		return;
	json_open_object(j, "types");
	json_number(j, "first", kind == PTE_KIND_SWAP ? 0 : (uint64_t)type);
	json_number(j, "last",
		    kind == PTE_KIND_SWAP ? t->max_swapfiles - 1U
					  : (uint64_t)type);
	json_close(j);
}

/* a spec may have kinds of its own */
static const struct pte_kind_info *info_of(const struct lister *l,
					   enum pte_kind kind)
{
	return l->target != NULL ? pte_model_kind(l->target->model, kind)
				 : pte_kind_info(kind);
}

static void json_kind(const struct lister *l, enum pte_kind kind,
		      const struct pte_type *type)
{
	const struct pte_kind_info *const info = info_of(l, kind);
	char text[VERSION_SIZE];
	struct json j;

	json_begin(&j, l->out, false);
	json_text(&j, "kind", info->name);
	if (type != NULL) {
		json_span(&j, &type->in);
		json_seen(&j, type->seen_without, type->seen_with);
		json_needs(&j, type->needs);
		json_text(&j, "source", type->source);
	}
	if (l->target != NULL) {
		json_text(&j, "layout", l->target->name);
		json_types(&j, l->target, kind);
	}
	json_open_object(&j, "levels");
	for (unsigned i = 0; i < PTE_LEVEL_COUNT; i++)
		if (info->at_level[i] != 0)
			json_text(&j, pte_level_name((enum pte_level)i),
				  version_text(text, info->at_level[i]));
	json_close(&j);
	json_text(&j, "about", info->about);
	json_end(&j);
}

static void out_types(struct out *out, const struct pte_target *t,
		      enum pte_kind kind)
{
	const int type = pte_target_type_of(t, kind);

	if (kind == PTE_KIND_SWAP)
		out_format(out, "  types 0 to %d", t->max_swapfiles - 1);
	else if (type >= 0)
		out_format(out, "  type %d", type);
}

static void out_kind(const struct lister *l, enum pte_kind kind,
		     const struct pte_type *type)
{
	out_colored(l->out, COLOR_TITLE, info_of(l, kind)->name);
	if (l->target != NULL)
		out_types(l->out, l->target, kind);
	out_char(l->out, '\n');
	out_detail(l->out, info_of(l, kind)->about);
	if (type == NULL)
		return;
	out_versions(l->out, &type->in, type->seen_without, type->seen_with);
	out_needs(l->out, type->needs);
	out_detail(l->out, type->source);
}

static void list_kind(const struct lister *l, enum pte_kind kind,
		      const struct pte_type *type)
{
	if (l->json)
		json_kind(l, kind, type);
	else
		out_kind(l, kind, type);
}

static bool has_kind(const struct lister *l, unsigned kind)
{
	return l->target != NULL ? pte_model_has_kind(l->target->model, kind)
				 : kind < PTE_KIND_LINUX_END;
}

/* a spec's numbers say which types there are, no row */
static bool has_numbers(const struct lister *l)
{
	return l->target != NULL && l->target->model->proposal != NULL &&
	       l->target->model->proposal->numbers != NULL;
}

static bool is_numbered(const struct lister *l, enum pte_kind kind)
{
	return has_numbers(l) && pte_target_has_kind(l->target, kind);
}

/* a kind whose type was reserved by several rows is listed once per row */
bool list_kinds(const struct lister *l)
{
	size_t count;
	const struct pte_type *const types = pte_types(&count);

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		bool reserved = !has_kind(l, k);

		for (const struct pte_type *t = types; t < types + count; t++) {
			if ((unsigned)t->kind != k)
				continue;
			reserved = !is_numbered(l, t->kind);
			if (!has_numbers(l) && is_in_force(t, l->target))
				list_kind(l, t->kind, t);
		}
		if (!reserved)
			list_kind(l, (enum pte_kind)k, NULL);
	}
	return true;
}

/* ---- markers ------------------------------------------------------------ */

/* whether the target's version has the bit under this name */
static bool is_known(const struct pte_target *t, const struct pte_marker_bit *m)
{
	return (t->markers & 1U << m->bit) != 0 && m->in.since <= t->version &&
	       t->version <= m->in.until;
}

static void list_proposed_markers(const struct lister *l)
{
	const struct pte_proposal *const p = l->target->model->proposal;
	struct json j;

	for (unsigned i = 0; p != NULL && i < p->marker_count; i++) {
		const struct pte_proposed_marker *const m = &p->markers[i];

		if (l->json) {
			json_begin(&j, l->out, false);
			json_text(&j, "marker", m->name);
			json_number(&j, "bit", m->bit);
			json_end(&j);
			continue;
		}
		out_colored(l->out, COLOR_TITLE, m->name);
		out_format(l->out, "  bit %u of the offset\n", m->bit);
		out_detail(l->out, m->about);
	}
}

bool list_markers(const struct lister *l)
{
	size_t count;
	const struct pte_marker_bit *const markers = pte_markers(&count);
	struct json j;

	for (const struct pte_marker_bit *m = markers; m < markers + count;
	     m++) {
		if (l->target != NULL && !is_known(l->target, m))
			continue;
		if (l->json) {
			json_begin(&j, l->out, false);
			json_text(&j, "marker", m->name);
			json_number(&j, "bit", m->bit);
			json_span(&j, &m->in);
			json_seen(&j, m->seen_without, m->seen_with);
			json_text(&j, "source", m->source);
			json_end(&j);
			continue;
		}
		out_colored(l->out, COLOR_TITLE, m->name);
		out_format(l->out, "  bit %u of the offset\n", m->bit);
		out_versions(l->out, &m->in, m->seen_without, m->seen_with);
		out_char(l->out, '\n');
		out_detail(l->out, m->source);
	}
	if (l->target != NULL)
		list_proposed_markers(l);
	return true;
}

/* ---- options ------------------------------------------------------------ */

/* with a target, the versions in which its architecture has the option */
static struct pte_span option_span(const struct lister *l, unsigned option)
{
	struct pte_span in = pte_option_info(option)->in;

	if (l->target != NULL)
		(void)pte_model_option_span(l->target->model, option,
					    l->target->version, &in);
	return in;
}

static void json_option(const struct lister *l, unsigned option)
{
	const struct pte_option_info *const info = pte_option_info(option);
	const struct pte_span in = option_span(l, option);
	struct json j;

	json_begin(&j, l->out, false);
	json_text(&j, "option", info->name);
	json_span(&j, &in);
	json_needs(&j, info->needs);
	json_bool(&j, "default", info->by_default);
	if (l->target != NULL) {
		json_text(&j, "layout", l->target->name);
		json_bool(&j, "on",
			  (l->target->options & PTE_OPTION_SET(option)) != 0);
	}
	json_end(&j);
}

static void out_option(const struct lister *l, unsigned option)
{
	const struct pte_option_info *const info = pte_option_info(option);
	const struct pte_span in = option_span(l, option);

	out_colored(l->out, COLOR_TITLE, info->name);
	if (l->target != NULL)
		out_text(l->out,
			 (l->target->options & PTE_OPTION_SET(option)) != 0
				 ? "  on"
				 : "  off");
	else if (!info->by_default)
		out_text(l->out, "  off unless named");
	out_char(l->out, '\n');
	out_versions(l->out, &in, 0, 0);
	out_needs(l->out, info->needs);
}

bool list_options(const struct lister *l)
{
	uint32_t has = UINT32_MAX;

	if (l->target != NULL)
		has = pte_model_options(l->target->model, l->target->version);
	for (unsigned o = 0; pte_option_info(o) != NULL; o++) {
		if ((has & PTE_OPTION_SET(o)) == 0)
			continue;
		if (l->json)
			json_option(l, o);
		else
			out_option(l, o);
	}
	return true;
}
