/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The spec: a layout's tables as JSON. Everything that they hold is in it, so
 * that a what-if is this text with a line changed.
 */
#include "show.h"

#include "find.h"
#include "json.h"
#include "list.h"
#include "spec.h"

static void spec_level_set(struct json *j, const char *key, unsigned levels)
{
	json_flat_array(j, key);
	for (unsigned i = 0; i < PTE_LEVEL_COUNT; i++)
		if ((levels & PTE_LEVEL_SET(i)) != 0)
			json_text(j, NULL, pte_level_name((enum pte_level)i));
	json_close(j);
}

static void spec_levels(struct json *j, unsigned levels)
{
	spec_level_set(j, "levels", levels);
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

/* the number of a flag's bit; null: there is none */
static void spec_bit_of(struct json *j, const char *key, uint64_t flag)
{
	unsigned bit = 0;

	while (bit < 63 && (flag >> bit & 1U) == 0)
		bit++;
	if (flag != 0)
		json_number(j, key, bit);
	else
		json_text(j, key, NULL);
}

static void spec_flags(struct json *j, const uint64_t *flags)
{
	json_flat_object(j, "flags");
	for (unsigned f = 0; f < PTE_FLAG_PROPOSED; f++)
		spec_bit_of(j, pte_flag_name((enum pte_flag)f), flags[f]);
	json_close(j);
}

static void spec_flag_names(struct json *j, const char *key, unsigned flags)
{
	json_flat_array(j, key);
	for (unsigned f = 0; f < PTE_FLAG_PROPOSED; f++)
		if ((flags & PTE_FLAG_SET(f)) != 0)
			json_text(j, NULL, pte_flag_name((enum pte_flag)f));
	json_close(j);
}

static void spec_codec(struct json *j, const struct pte_codec *c)
{
	json_open_object(j, "swap");
	spec_piece(j, "type", &c->type);
	spec_piece(j, "offset", &c->offset);
	spec_pattern(j, "fixed", &c->fixed);
	spec_flags(j, c->flag);
	json_open_object(j, "spill");
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

static void spec_place(struct json *j, const char *key,
		       const struct pte_place *place)
{
	json_open_array(j, key);
	for (unsigned i = 0; i < place->count; i++) {
		const struct pte_address *const a = &place->address[i];

		json_open_object(j, NULL);
		spec_pattern(j, "when", &a->when);
		json_hex(j, "inverted", a->inverted);
		json_open_array(j, "pieces");
		for (unsigned k = 0; k < 2; k++)
			if (a->piece[k].width != 0)
				spec_piece(j, NULL, &a->piece[k]);
		json_close(j);
		json_close(j);
	}
	json_close(j);
}

static void spec_owners(struct json *j, const struct pte_model *m,
			enum pte_level level)
{
	json_open_array(j, "owners");
	for (const struct pte_owned *o = m->owned[level]; o->width > 0; o++) {
		json_flat_object(j, NULL);
		json_number(j, "lsb", o->lsb);
		json_number(j, "width", o->width);
		json_text(j, "owner", pte_model_owner_name(m, o->owner));
		if (o->why != NULL)
			json_text(j, "why", o->why);
		json_close(j);
	}
	json_close(j);
}

/* entries that aren't as those of ptes */
static void spec_own_entries(struct json *j, const struct pte_model *m,
			     enum pte_level level)
{
	if (m->layout->swap[level] != m->layout->swap[PTE_LEVEL_PTE])
		spec_codec(j, m->layout->swap[level]);
	if (m->owned[level] != m->owned[PTE_LEVEL_PTE])
		spec_owners(j, m, level);
}

static void spec_views(struct json *j, const struct pte_model *m)
{
	const struct pte_layout *const layout = m->layout;

	json_open_object(j, "levels");
	for (unsigned i = 0; i < PTE_LEVEL_COUNT; i++) {
		if (layout->view[i] == NULL)
			continue;
		json_open_object(j, pte_level_name((enum pte_level)i));
		spec_tests(j, layout->view[i]);
		spec_place(j, "address", layout->place[i]);
		json_hex(j, "empty", layout->empty[i]);
		spec_own_entries(j, m, (enum pte_level)i);
		json_close(j);
	}
	json_close(j);
	json_open_object(j, "walker");
	spec_tests(j, layout->walker);
	json_close(j);
}

static void spec_tables(struct json *j, const struct pte_layout *layout)
{
	json_open_object(j, "tables");
	for (unsigned i = 0; i < PTE_LEVEL_COUNT; i++)
		if (layout->table[i] != NULL)
			spec_place(j, pte_level_name((enum pte_level)i),
				   layout->table[i]);
	json_close(j);
}

static void spec_names(struct json *j, const struct pte_name *n)
{
	json_open_array(j, "names");
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
		if (n->tables != 0)
			spec_level_set(j, "tables", n->tables);
		json_close(j);
	}
	json_close(j);
}

static void spec_stores(struct json *j, const struct pte_store *s)
{
	json_open_array(j, "stores");
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
	json_open_array(j, "protections");
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
	json_open_array(j, "sources");
	for (; s->path != NULL; s++) {
		json_flat_object(j, NULL);
		json_text(j, "path", s->path);
		json_text(j, "versions", s->versions);
		json_text(j, "what", s->what);
		json_close(j);
	}
	json_close(j);
}

static void spec_predicates(struct json *j, const struct pte_predicate *p)
{
	json_open_array(j, "predicates");
	for (; p->name != NULL; p++) {
		json_flat_object(j, NULL);
		json_text(j, "name", p->name);
		spec_test(j, "test", &p->test);
		json_span(j, &p->in);
		json_bool(j, "by_design", p->by_design);
		json_text(j, "source", p->source);
		json_close(j);
	}
	json_close(j);
}

static void spec_traits(struct json *j, const struct pte_trait *t)
{
	if (t == NULL)
		return;
	json_open_array(j, "traits");
	for (; t->tells != 0; t++) {
		json_flat_object(j, NULL);
		json_text(j, "tells", pte_tells_name(t->tells));
		spec_test(j, "test", &t->test);
		spec_levels(j, t->levels);
		json_span(j, &t->in);
		json_text(j, "source", t->source);
		json_close(j);
	}
	json_close(j);
}

static void spec_known(struct json *j, const struct pte_known *k)
{
	json_open_array(j, "known");
	for (; k->claim != NULL; k++) {
		json_flat_object(j, NULL);
		json_text(j, "claim", k->claim);
		spec_levels(j, k->levels);
		if (k->path != NULL)
			json_text(j, "path", k->path);
		json_span(j, &k->in);
		json_text(j, "why", k->why);
		json_close(j);
	}
	json_close(j);
}

static void spec_nevers(struct json *j, const struct pte_never *n)
{
	json_open_array(j, "never");
	for (; n != NULL && n->why != NULL; n++) {
		json_flat_object(j, NULL);
		json_text(j, "test", pte_view_test_name(n->test));
		spec_levels(j, n->levels);
		json_text(j, "why", n->why);
		json_close(j);
	}
	json_close(j);
}

static void spec_beside(struct json *j, const struct pte_beside *b)
{
	json_open_array(j, "beside");
	for (; b != NULL && b->what != NULL; b++) {
		json_flat_object(j, NULL);
		json_hex(j, "bits", b->bits);
		spec_pattern(j, "when", &b->when);
		spec_levels(j, b->levels);
		json_span(j, &b->in);
		json_text(j, "what", b->what);
		json_close(j);
	}
	json_close(j);
}

static void spec_unread(struct json *j, const struct pte_unread *u)
{
	json_open_array(j, "unread");
	for (; u != NULL && u->why != NULL; u++) {
		json_flat_object(j, NULL);
		json_hex(j, "bits", u->bits);
		spec_levels(j, u->levels);
		json_text(j, "why", u->why);
		json_close(j);
	}
	json_close(j);
}

/* ---- what is done to words ---------------------------------------------- */

/* what a row of these lists begins with */
static void spec_row(struct json *j, const char *name, unsigned levels)
{
	json_flat_object(j, NULL);
	json_text(j, "name", name);
	spec_levels(j, levels);
}

/* ... and what it ends with */
static void spec_row_end(struct json *j, const struct pte_span *in,
			 const char *why, const char *source)
{
	if (why != NULL)
		json_text(j, "why", why);
	json_span(j, in);
	json_text(j, "source", source);
	json_close(j);
}

static void spec_attributes(struct json *j, const struct pte_attributes *a)
{
	if (a == NULL)
		return;
	json_open_array(j, "attributes");
	for (; a->name != NULL; a++) {
		spec_row(j, a->name, a->levels);
		if (a->why == NULL)
			json_hex(j, "bits", a->bits);
		spec_row_end(j, &a->in, a->why, a->source);
	}
	json_close(j);
}

static void spec_transients(struct json *j, const struct pte_transient *t)
{
	if (t == NULL)
		return;
	json_open_array(j, "transients");
	for (; t->name != NULL; t++) {
		spec_row(j, t->name, t->levels);
		spec_pattern(j, "from", &t->from);
		if (t->invalidates)
			json_bool(j, "invalidates", true);
		else if (t->why == NULL)
			spec_change(j, "change", &t->change);
		spec_row_end(j, &t->in, t->why, t->source);
	}
	json_close(j);
}

static void spec_comparisons(struct json *j, const struct pte_comparison *c)
{
	if (c == NULL)
		return;
	json_open_array(j, "comparisons");
	for (; c->name != NULL; c++) {
		spec_row(j, c->name, c->levels);
		if (c->why == NULL) {
			spec_flag_names(j, "flags", c->flags);
			json_hex(j, "bits", c->bits);
		}
		spec_row_end(j, &c->in, c->why, c->source);
	}
	json_close(j);
}

/* ---- what a proposal adds ----------------------------------------------- */

static void spec_proposed_flags(struct json *j, const struct pte_model *m)
{
	json_open_array(j, "flags");
	for (unsigned i = 0; i < m->proposal->flag_count; i++) {
		const struct pte_proposed_flag *const f =
			&m->proposal->flags[i];

		json_flat_object(j, NULL);
		json_text(j, "name", f->name);
		spec_bit_of(j, "bit",
			    m->layout->swap[PTE_LEVEL_PTE]
				    ->flag[PTE_FLAG_PROPOSED + i]);
		spec_levels(j, f->levels);
		json_needs(j, f->needs);
		if (f->compared)
			json_bool(j, "compared", true);
		json_text(j, "about", f->about);
		json_close(j);
	}
	json_close(j);
}

static unsigned levels_of(const struct pte_kind_info *kind)
{
	unsigned levels = 0;

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if (kind->at_level[l] != 0)
			levels |= PTE_LEVEL_SET(l);
	return levels;
}

static void spec_proposed_types(struct json *j, const struct pte_model *m)
{
	json_open_array(j, "types");
	for (unsigned i = 0; i < m->proposal->type_count; i++) {
		const struct pte_proposed_type *const t =
			&m->proposal->types[i];

		json_flat_object(j, NULL);
		json_text(j, "name", t->kind.name);
		json_text(j, "holds", spec_payload_name(t->kind.payload));
		json_bool(j, "young_dirty", t->kind.young_dirty);
		spec_levels(j, levels_of(&t->kind));
		json_needs(j, t->needs);
		json_text(j, "about", t->kind.about);
		json_close(j);
	}
	json_close(j);
}

static void spec_proposal(struct json *j, const struct pte_model *m)
{
	if (m->proposal == NULL)
		return;
	if (m->proposal->series != NULL)
		json_text(j, "series", m->proposal->series);
	if (spec_of(m) != NULL && spec_of(m)->scheme.scheme != NULL)
		json_text(j, "scheme", spec_of(m)->scheme.text);
	if (m->proposal->flag_count > 0)
		spec_proposed_flags(j, m);
	if (m->proposal->type_count > 0)
		spec_proposed_types(j, m);
	if (m->proposal->swap_levels != 0)
		spec_level_set(j, "swap_levels", m->proposal->swap_levels);
}

/* ---- the architecture --------------------------------------------------- */

static void spec_arch(struct json *j, const struct pte_arch *a)
{
	char text[VERSION_SIZE];

	json_text(j, "newest", version_text(text, a->newest));
	json_text(j, "protnone_always",
		  a->protnone_always != 0
			  ? version_text(text, a->protnone_always)
			  : NULL);
	json_bool(j, "l1tf", a->l1tf);
	json_bool(j, "c_bit", a->c_bit);
	json_open_array(j, "options");
	for (size_t i = 0; i < a->option_count; i++) {
		json_flat_object(j, NULL);
		json_text(j, "option",
			  pte_option_info(a->options[i].option)->name);
		json_span(j, &a->options[i].in);
		json_close(j);
	}
	json_close(j);
}

static void spec_sets(struct json *j, const struct pte_model *m)
{
	json_flat_array(j, "lacks");
	for (unsigned o = 0; pte_option_info(o) != NULL; o++)
		if ((m->lacks & PTE_OPTION_SET(o)) != 0)
			json_text(j, NULL, pte_option_info(o)->name);
	json_close(j);
	spec_flag_names(j, "always_read", m->always_read);
}

void show_spec(struct out *out, const struct pte_target *target)
{
	const struct pte_model *const m = target->model;
	const struct pte_layout *const layout = target->layout;
	const struct pte_span in = pte_model_span(m);
	struct json j;

	json_begin(&j, out, true);
	json_text(&j, "layout", target->name);
	json_text(&j, "arch", m->arch->name);
	json_span(&j, &in);
	json_seen(&j, m->seen.without, m->seen.with);
	json_text(&j, "about", m->about);
	if (m->image[0] != '\0')
		json_text(&j, "image", m->image);
	json_number(&j, "page_shift", layout->page_shift);
	json_number(&j, "huge_shift", layout->huge_shift);
	json_number(&j, "phys_bits", layout->phys_bits);
	json_number(&j, "phys_bits_plain", m->phys_bits_plain);
	if (m->address_bits != 0)
		json_number(&j, "address_bits", m->address_bits);
	spec_arch(&j, m->arch);
	spec_proposal(&j, m);
	spec_codec(&j, layout->swap[PTE_LEVEL_PTE]);
	spec_views(&j, m);
	spec_tables(&j, layout);
	spec_owners(&j, m, PTE_LEVEL_PTE);
	spec_names(&j, m->names);
	spec_stores(&j, m->stores);
	spec_predicates(&j, m->predicates);
	spec_traits(&j, m->traits);
	spec_protections(&j, m->protections);
	spec_known(&j, m->known);
	spec_nevers(&j, m->nevers);
	spec_beside(&j, m->beside);
	spec_unread(&j, m->unread);
	spec_attributes(&j, m->attributes);
	spec_transients(&j, m->transients);
	spec_comparisons(&j, m->comparisons);
	spec_sets(&j, m);
	spec_sources(&j, m->arch->sources);
	if (!target->certain)
		json_bool(&j, "certain", false);
	json_end(&j);
}
