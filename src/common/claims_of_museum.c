/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims that only the museum makes: they speak of moments, machines and code
 * that no layout says anything of. Each reads its part of the exhibit's moment.
 */
#include "prover.h"

/* ---- entries that something else claims ---------------------------------- */

/* the image and the moment's words; a refutation keeps both for the verifier */
static bool image_meets_no_words(struct trial *t, const struct pte_set *image)
{
	for (unsigned i = 0; i < image->count; i++) {
		const struct pte_test a = { image->pattern[i].mask,
					    image->pattern[i].value, 0 };

		t->v.meets = PTE_MEETS_BOTH;
		t->v.meet[0] = a;
		t->v.meet[1] = t->moment->words;
		if (!pte_trial_add_disjoint(t, &a, &t->moment->words,
					    "an entry that other code claims"))
			return false;
	}
	return true;
}

static void class_disjoint(struct trial *t)
{
	pte_trial_images(t, image_meets_no_words);
}

static bool carries(enum pte_kind kind, enum pte_asked asked)
{
	const enum pte_payload payload = pte_kind_info(kind)->payload;

	return asked == PTE_ASKED_PFN &&
	       (payload == PTE_PAYLOAD_PFN || payload == PTE_PAYLOAD_WHOLE);
}

static void asked_of_bearers(struct trial *t)
{
	struct pte_set image;

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		if (!pte_scene_has(&t->s, (enum pte_kind)k) ||
		    carries((enum pte_kind)k, t->moment->asked))
			continue;
		t->v.kind = (enum pte_kind)k;
		t->v.domain = pte_scene_domain(&t->s, t->v.kind);
		pte_trial_begin(t);
		if (pte_scene_image(&t->s, t->v.kind, t->v.domain, &image) !=
		    PTE_STATUS_OK) {
			pte_trial_not_applicable(
				t, "the sets exceed their capacity");
			return;
		}
		if (!image_meets_no_words(t, &image))
			continue;
		t->v.certificate.covers_image = true;
		pte_trial_prove(t, "disjoint");
	}
}

/* ---- words that stand for a moment --------------------------------------- */

static struct pte_test changed(const struct pte_pattern *from,
			       const struct pte_change *change)
{
	const uint64_t touched = change->clear | change->set;

	return (struct pte_test){ from->mask | touched,
				  (from->value & ~touched) | change->set, 0 };
}

/* what is left of the words after none, present and protnone */
static enum pte_status left_for_entries(const struct pte_view *view,
					const struct pte_test *words,
					struct pte_set *left)
{
	enum pte_status status = pte_set_add(left, words);

	if (status == PTE_STATUS_OK)
		status = pte_set_subtract(left, &view->none);
	if (status == PTE_STATUS_OK)
		status = pte_set_subtract(left, &view->present);
	if (status == PTE_STATUS_OK && !pte_test_is_never(&view->protnone))
		status = pte_set_subtract(left, &view->protnone);
	return status;
}

static void moment_not_entry(struct trial *t)
{
	const struct pte_view *const view = t->s.view;
	const struct pte_test words =
		changed(&t->moment->from, &t->moment->change);
	const struct pte_test all = PTE_TEST(0, 0);
	const struct pte_test *around = &view->present;
	struct pte_set left = { .count = 0 };
	uint64_t witness;

	if (left_for_entries(view, &words, &left) != PTE_STATUS_OK) {
		pte_trial_not_applicable(t, "the sets exceed their capacity");
		return;
	}
	if (pte_set_meet(&left, &all, &witness)) {
		t->v.meets = PTE_MEETS_BOTH;
		t->v.meet[0] = words;
		t->v.meet[1] = (struct pte_test){ left.pattern[0].mask,
						  left.pattern[0].value, 0 };
		pte_trial_refute(t, witness, witness,
				 "a word of a moment that reads as an entry");
		return;
	}
	if (pte_test_meet(&words, &view->none, &witness))
		around = &view->none;
	if (pte_trial_add_contained(t, &words, around,
				    "a word that is neither only"))
		pte_trial_prove(t, "contained");
}

/* ---- bits that other code rewrites ----------------------------------------
 */

/*
 * What decides whether a word is present mustn't be what a change of the
 * memory's attributes rewrites.
 */
static void attributes_stable(struct trial *t)
{
	const struct pte_view *const v = t->s.view;
	const struct pte_change *const change = &t->moment->change;
	const uint64_t rewritten = change->clear | change->set;
	const uint64_t decides = v->present.mask | v->present.any |
				 v->protnone.mask | v->protnone.any;
	const struct pte_step step = { PTE_STEP_UNWIRED, PTE_TEST(~decides, 0),
				       PTE_TEST(0, 0), rewritten };
	const uint64_t word = v->protnone.value | change->set;

	if ((decides & rewritten) != 0)
		pte_trial_refute(t, word, word & ~change->clear,
				 "the attributes hold a bit that says what "
				 "the word is");
	else if (pte_trial_add_step(t, &step))
		pte_trial_prove(t, "no rewritten bit decides anything");
}

/* ---- one entry, one word ---------------------------------------------------
 */

static void same_entry_same_word(struct trial *t)
{
	const struct scene *const s = &t->s;
	const uint64_t written = t->moment->written;
	const uint64_t fields = s->type | s->offset;
	const struct pte_step step = {
		PTE_STEP_UNWIRED,
		PTE_TEST(~(fields | written), 0),
		PTE_TEST(0, 0),
		~(fields | t->moment->passed_over),
	};
	const uint64_t hit = written & step.bits;
	const uint64_t word = s->c->fixed.value | hit;

	if (hit != 0)
		pte_trial_refute(t, word, s->c->fixed.value,
				 "two words of one entry that compare as "
				 "different");
	else if (pte_trial_add_step(t, &step))
		pte_trial_prove(t, "nothing but type and offset is compared");
}

/* ---- numbers ---------------------------------------------------------------
 */

static void fits(struct trial *t, uint64_t needs, uint64_t has,
		 const char *method)
{
	const struct pte_step step = { PTE_STEP_FITS, PTE_TEST(0, needs),
				       PTE_TEST(0, has), 0 };

	if (pte_trial_add_step(t, &step))
		pte_trial_prove(t, method);
}

/* an entry of the kind, with this offset */
static uint64_t entry(const struct trial *t, enum pte_kind kind,
		      uint64_t offset)
{
	const unsigned type = (unsigned)pte_target_type_of(t->s.t, kind);

	return pte_layout_swap_encode_masked(t->s.t->layout,
					     pte_swap_entry_pack(type, offset));
}

static void pfn_kept(struct trial *t)
{
	const struct pte_target *const target = t->s.t;
	const unsigned bits =
		t->moment->machine_bits - (unsigned)target->layout->page_shift;
	const unsigned kept = target->pfn_bits != 0 ? target->pfn_bits
						    : t->s.c->offset.width;
	const enum pte_kind kind = PTE_KIND_MIGRATION_READ;

	t->v.kind = kind;
	t->v.domain = PTE_DOMAIN_PFN;
	if (bits > kept)
		pte_trial_refute(t, entry(t, kind, UINT64_C(1) << kept),
				 entry(t, kind, 0), "two pages, one pfn");
	else
		fits(t, bits, kept,
		     "pfn bits of the machine against those of an entry");
}

/* the value entry holds the low bits; a type that is cut becomes another one */
static void value_entry_fits(struct trial *t)
{
	const struct pte_moment *const m = t->moment;
	const uint64_t held = pte_ones(m->value_bits);

	for (uint64_t type = 0; type < PTE_SWAP_TYPE_COUNT; type++) {
		const uint64_t e = type << m->type_shift;

		if ((e & ~held) != 0) {
			pte_trial_refute(t, e, e & held,
					 "a swp_entry that comes back as "
					 "another");
			return;
		}
	}
	fits(t, (PTE_SWAP_TYPE_COUNT - 1ULL) << m->type_shift, held,
	     "the highest type against what a value entry holds");
}

static void types_fit(struct trial *t)
{
	const unsigned reserved =
		PTE_SWAP_TYPE_COUNT - (unsigned)t->s.t->max_swapfiles;

	if (reserved >= PTE_SWAP_TYPE_COUNT)
		pte_trial_refute(t, reserved, PTE_SWAP_TYPE_COUNT - 1,
				 "no type is left for swap devices");
	else
		fits(t, reserved, PTE_SWAP_TYPE_COUNT - 1,
		     "reserved types against 32, less one for a device");
}

/* ---- addresses --------------------------------------------------------------
 */

/* an empty slot must not hold the address of a page */
static void zero_names_no_page(struct trial *t)
{
	const struct pte_place *const place = t->s.t->layout->place[t->s.level];
	const uint64_t address = pte_place_read(place, 0);

	if (address != 0)
		pte_trial_refute(
			t, 0,
			pte_place_write_masked(place, address,
					       t->s.view->protnone.value),
			"an empty slot that holds a page's address");
	else
		fits(t, address, 0, "the address that 0 holds is 0");
}

/* ---- the table --------------------------------------------------------------
 */

const struct claim pte_claims_of_museum[] = {
	{ { "class-disjoint",
	    "no entry's word lies in a class that is claimed for another use",
	    0, PTE_LEVEL_ALL },
	  class_disjoint },
	{ { "asked-of-bearers",
	    "nothing is taken from an entry's word that its kind doesn't carry",
	    0, PTE_LEVEL_ALL },
	  asked_of_bearers },
	{ { "moment-not-entry",
	    "no word that stands for a moment only is read as an entry", 0,
	    PTE_LEVEL_ALL },
	  moment_not_entry },
	{ { "attributes-stable",
	    "no change of memory attributes decides whether a word is present",
	    0, PTE_LEVEL_ALL },
	  attributes_stable },
	{ { "same-entry-same-word",
	    "two words of one entry compare as the same", 0, PTE_LEVEL_ALL },
	  same_entry_same_word },
	{ { "pfn-kept", "every pfn of the machine survives an entry", 0,
	    PTE_LEVEL_ALL },
	  pfn_kept },
	{ { "value-entry-fits",
	    "every type survives the page cache's value entry", 0,
	    PTE_LEVEL_SET(PTE_LEVEL_PTE) },
	  value_entry_fits },
	{ { "types-fit", "a type is left for a swap device", 0,
	    PTE_LEVEL_SET(PTE_LEVEL_PTE) },
	  types_fit },
	{ { "zero-names-no-page", "an empty slot holds no page's address", 0,
	    PTE_LEVEL_ALL },
	  zero_names_no_page },
	{ { NULL, NULL, 0, 0 }, NULL },
};
