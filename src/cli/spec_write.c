/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The spec: a layout's tables as JSON. Everything that they hold is in it, so
 * that a what-if is this text with a line changed.
 */
#include "show.h"

#include "find.h"
#include "json.h"
#include "list.h"

static void spec_levels(struct json *j, unsigned levels)
{
	json_flat_array(j, "levels");
	for (unsigned i = 0; i < PTE_LEVEL_COUNT; i++)
		if ((levels & PTE_LEVEL_SET(i)) != 0)
			json_text(j, NULL, pte_level_name((enum pte_level)i));
	json_close(j);
}

static void spec_piece(struct json *j, const char *key,
		       const struct pte_piece *p)
{
	json_flat_object(j, key);
	json_number(j, "lsb", p->lsb);
	json_number(j, "width", p->width);
	json_number(j, "at", p->at);
	json_bool(j, "inverted", p->inverted);
	json_close(j);
}

static void spec_pattern(struct json *j, const char *key,
			 const struct pte_pattern *p)
{
	json_flat_object(j, key);
	json_hex(j, "mask", p->mask);
	json_hex(j, "value", p->value);
	json_close(j);
}

static void spec_test(struct json *j, const char *key, const struct pte_test *t)
{
	json_flat_object(j, key);
	json_hex(j, "mask", t->mask);
	json_hex(j, "value", t->value);
	json_hex(j, "any", t->any);
	json_close(j);
}

static void spec_change(struct json *j, const char *key,
			const struct pte_change *c)
{
	json_flat_object(j, key);
	json_hex(j, "clear", c->clear);
	json_hex(j, "set", c->set);
	json_close(j);
}

static void spec_flags(struct json *j, const uint64_t *flags)
{
	json_flat_object(j, "flags");
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		json_hex(j, pte_flag_name((enum pte_flag)f), flags[f]);
	json_close(j);
}

static void spec_codec(struct json *j, const struct pte_codec *c)
{
	json_object(j, "swap");
	spec_piece(j, "type", &c->type);
	spec_piece(j, "offset", &c->offset);
	spec_pattern(j, "fixed", &c->fixed);
	spec_flags(j, c->flag);
	json_object(j, "spill");
	spec_piece(j, "type", &c->spill.type);
	spec_piece(j, "offset", &c->spill.offset);
	json_close(j);
	json_close(j);
}

/* what helpers ask; the walker of hugetlb slots has only this */
static void spec_tests(struct json *j, const struct pte_view *v)
{
	spec_test(j, "none", &v->none);
	spec_test(j, "present", &v->present);
	spec_test(j, "protnone", &v->protnone);
	spec_test(j, "invalidated", &v->invalidated);
	spec_test(j, "table", &v->table);
	spec_flags(j, v->flag);
	json_hex(j, "hardware", v->hardware);
	spec_change(j, "leaf", &v->leaf);
	spec_change(j, "invalidate", &v->invalidate);
}

static void spec_place(struct json *j, const struct pte_place *place)
{
	json_array(j, "address");
	for (unsigned i = 0; i < place->count; i++) {
		const struct pte_address *const a = &place->address[i];

		json_object(j, NULL);
		spec_pattern(j, "when", &a->when);
		json_hex(j, "inverted", a->inverted);
		json_array(j, "pieces");
		for (unsigned k = 0; k < 2; k++)
			if (a->piece[k].width != 0)
				spec_piece(j, NULL, &a->piece[k]);
		json_close(j);
		json_close(j);
	}
	json_close(j);
}

static void spec_views(struct json *j, const struct pte_layout *layout)
{
	json_object(j, "levels");
	for (unsigned i = 0; i < PTE_LEVEL_COUNT; i++) {
		if (layout->view[i] == NULL)
			continue;
		json_object(j, pte_level_name((enum pte_level)i));
		spec_tests(j, layout->view[i]);
		spec_place(j, layout->place[i]);
		json_close(j);
	}
	json_close(j);
	json_object(j, "walker");
	spec_tests(j, layout->walker);
	json_close(j);
}

static void spec_owners(struct json *j, const struct pte_owned *o)
{
	json_array(j, "owners");
	for (; o->width > 0; o++) {
		json_flat_object(j, NULL);
		json_number(j, "lsb", o->lsb);
		json_number(j, "width", o->width);
		json_text(j, "owner", pte_owner_name(o->owner));
		if (o->why != NULL)
			json_text(j, "why", o->why);
		json_close(j);
	}
	json_close(j);
}

static void spec_names(struct json *j, const struct pte_name *n)
{
	json_array(j, "names");
	for (; n->name != NULL; n++) {
		json_flat_object(j, NULL);
		json_text(j, "name", n->name);
		json_text(j, "macro", n->macro);
		json_number(j, "lsb", n->lsb);
		json_number(j, "width", n->width);
		spec_pattern(j, "when", &n->when);
		spec_levels(j, n->levels);
		json_span(j, &n->in);
		json_needs(j, n->needs);
		json_close(j);
	}
	json_close(j);
}

static void spec_stores(struct json *j, const struct pte_store *s)
{
	json_array(j, "stores");
	for (; s->path != NULL; s++) {
		json_flat_object(j, NULL);
		json_text(j, "path", s->path);
		spec_levels(j, s->levels);
		json_hex(j, "dropped", s->dropped);
		json_span(j, &s->in);
		json_seen(j, s->seen.without, s->seen.with);
		json_needs(j, s->needs);
		json_text(j, "source", s->source);
		json_close(j);
	}
	json_close(j);
}

static void spec_protections(struct json *j, const struct pte_protection *p)
{
	json_array(j, "protections");
	for (; p->name != NULL; p++) {
		json_flat_object(j, NULL);
		json_text(j, "name", p->name);
		json_hex(j, "bits", p->bits);
		json_span(j, &p->in);
		json_close(j);
	}
	json_close(j);
}

static void spec_sources(struct json *j, const struct pte_source *s)
{
	json_array(j, "sources");
	for (; s->path != NULL; s++) {
		json_flat_object(j, NULL);
		json_text(j, "path", s->path);
		json_text(j, "versions", s->versions);
		json_text(j, "what", s->what);
		json_close(j);
	}
	json_close(j);
}

void show_spec(struct out *out, const struct pte_target *target)
{
	const struct pte_model *const m = target->model;
	const struct pte_layout *const layout = target->layout;
	struct json j;

	json_begin(&j, out, true);
	json_text(&j, "layout", target->name);
	json_text(&j, "name", layout->name);
	json_text(&j, "arch", m->arch->name);
	json_span(&j, &layout->in);
	json_seen(&j, m->seen.without, m->seen.with);
	json_text(&j, "about", m->about);
	json_number(&j, "page_shift", layout->page_shift);
	json_number(&j, "phys_bits", layout->phys_bits);
	json_number(&j, "phys_bits_plain", m->phys_bits_plain);
	spec_codec(&j, layout->swap);
	spec_views(&j, layout);
	spec_owners(&j, m->owned);
	spec_names(&j, m->names);
	spec_stores(&j, m->stores);
	spec_protections(&j, m->protections);
	json_flat_array(&j, "lacks");
	for (unsigned o = 0; pte_option_info(o) != NULL; o++)
		if ((m->lacks & PTE_OPTION_SET(o)) != 0)
			json_text(&j, NULL, pte_option_info(o)->name);
	json_close(&j);
	json_flat_array(&j, "always_read");
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((m->always_read & PTE_FLAG_SET(f)) != 0)
			json_text(&j, NULL, pte_flag_name((enum pte_flag)f));
	json_close(&j);
	spec_sources(&j, m->arch->sources);
	if (!target->certain)
		json_bool(&j, "certain", false);
	json_end(&j);
}
