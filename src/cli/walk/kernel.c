/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads notes by the keys that the layout's rows name. What they don't tell is
 * asked for, but how many bits are translated, which is mostly the same.
 */
#include "kernel.h"

#include <stdio.h>
#include <string.h>

#include "select/find.h"
#include "spec/spec.h"
#include "term/near.h"
#include "term/number.h"
#include "term/say.h"

/* a layout's name, "@" and a release */
#define NAME_SIZE (PTE_TARGET_NAME_SIZE + CORE_TEXT_SIZE)

/* ---- notes -------------------------------------------------------------- */

static bool tell(const struct core *core, const struct pte_told *told,
		 uint64_t *value_ret)
{
	uint64_t value = 0;

	if (told->key != NULL && !core_number(core, told->key, &value))
		return false;
	*value_ret = told->base + told->times * value;
	return true;
}

/* ---- the layout --------------------------------------------------------- */

/* an ELF core has a number for it */
static const struct pte_arch *find_machine(unsigned machine)
{
	const struct pte_model *model;

	for (size_t i = 0; (model = pte_model_at(i)) != NULL; i++)
		if (model->dump != NULL && machine != 0 &&
		    model->dump->elf_machine == machine)
			return model->arch;
	return NULL;
}

/* of the dump's architecture, by whatever name or number it has there */
static const struct pte_arch *find_arch(const struct core *core)
{
	const struct pte_arch *const arch = find_machine(core->extents.machine);
	const char *const name = core_arch(core);
	const struct pte_model *model;

	if (arch != NULL)
		return arch;
	return name != NULL && pte_model_find(name, strlen(name), 0, &model) ==
				       PTE_STATUS_OK
		       ? model->arch
		       : NULL;
}

enum fits {
	FITS_NOT,
	FITS_ANY,
	FITS_SIGN
};

static enum fits fit(const struct core *core, const struct pte_model *model,
		     uint64_t page_size)
{
	const struct pte_dump *const dump = model->dump;
	uint64_t value;

	if (dump == NULL || page_size != UINT64_C(1)
						 << model->layout->page_shift)
		return FITS_NOT;
	if (dump->sign.key == NULL)
		return FITS_ANY;
	/* older kernels don't say that they haven't what came later */
	if (!core_number(core, dump->sign.key, &value))
		return dump->sign.value == 0 ? FITS_ANY : FITS_NOT;
	return value == dump->sign.value ? FITS_SIGN : FITS_NOT;
}

/* of variants that nothing in the dump tells apart, the usual one is first */
static const struct pte_model *find_model(const struct core *core,
					  const struct pte_arch *arch,
					  uint64_t page_size)
{
	const struct pte_model *best = NULL, *model;
	enum fits best_fit = FITS_NOT;

	for (size_t i = 0; (model = pte_model_at(i)) != NULL; i++) {
		const enum fits fits = strcmp(model->arch->name, arch->name) ==
						       0
					       ? fit(core, model, page_size)
					       : FITS_NOT;

		if (fits > best_fit) {
			best = model;
			best_fit = fits;
		}
	}
	return best;
}

/* what to choose from */
static void say_choose(const struct core *core, const struct pte_arch *arch,
		       const char *why)
{
	char names[NEAR_TEXT_SIZE];
	const char *last = "";
	const struct pte_model *model;
	struct near near;

	near_begin(&near, "", 0);
	for (size_t i = 0; (model = pte_model_at(i)) != NULL; i++) {
		if ((arch != NULL && model->arch != arch) ||
		    model->dump == NULL ||
		    strcmp(last, model->layout->name) == 0)
			continue;
		last = model->layout->name;
		near_offer(&near, last);
	}
	say(0, "%s: %s: name the layout with -l; %s", core->path, why,
	    near_text(&near, names));
}

/* NAME@RELEASE, by the notes */
static bool name_layout(const struct core *core, char name[static NAME_SIZE])
{
	const struct pte_arch *const arch = find_arch(core);
	const struct pte_model *model;
	char release[CORE_TEXT_SIZE];
	uint64_t page_size;

	if (!core_note(core, "OSRELEASE", release) ||
	    !core_number(core, "PAGESIZE", &page_size)) {
		say_choose(core, arch,
			   "the dump doesn't say which kernel it's of "
			   "(VMCOREINFO)");
		return false;
	}
	if (arch == NULL) {
		say_choose(core, NULL,
			   core_arch(core) == NULL
				   ? "the dump doesn't say of which "
				     "architecture it is"
				   : "it's of no architecture whose tables are "
				     "described");
		return false;
	}
	model = find_model(core, arch, page_size);
	if (model == NULL) {
		say_choose(core, arch,
			   "the dump doesn't say that it has one of the "
			   "layouts whose tables are described");
		return false;
	}
	(void)snprintf(name, NAME_SIZE, "%s@%s", model->layout->name, release);
	return true;
}

/* a spec says nothing of it: it's as of the layout that it's called by, or as
 * the dump's notes have it; NULL: it isn't known */
static const struct pte_dump *find_dump(const struct core *core,
					const struct pte_target *t)
{
	const char *const name = t->layout->name;
	const struct pte_model *model = t->model;

	if (model->dump == NULL &&
	    pte_model_find(name, strlen(name), 0, &model) != PTE_STATUS_OK)
		model = find_model(core, t->model->arch,
				   UINT64_C(1) << t->layout->page_shift);
	return model == NULL ? NULL : model->dump;
}

/* a note that tells layouts apart tells of another */
static bool is_of_sign(const struct core *core, const struct pte_target *t,
		       const struct pte_sign *sign)
{
	char text[CORE_TEXT_SIZE];
	uint64_t value;

	if (sign->key == NULL || !core_number(core, sign->key, &value) ||
	    value == sign->value || !core_note(core, sign->key, text))
		return true;
	say(0, "%s: the dump has %s=%s, and %s isn't that", core->path,
	    sign->key, text, t->name);
	return false;
}

/* what is said of the layout mustn't contradict the dump */
static bool is_of_dump(const struct core *core, const struct pte_target *t,
		       const struct pte_dump *dump)
{
	const struct pte_arch *const arch = find_arch(core);
	uint64_t page_size;

	if (dump == NULL) {
		say(0, "%s: how its tables are nested isn't described",
		    t->name);
		return false;
	}
	if (arch != NULL && strcmp(arch->name, t->model->arch->name) != 0) {
		say(0, "%s: it's a dump of %s, and %s isn't that", core->path,
		    arch->name, t->name);
		return false;
	}
	if (core_number(core, "PAGESIZE", &page_size) &&
	    page_size != UINT64_C(1) << t->layout->page_shift) {
		say(0, "%s: its pages have %llu bytes, and those of %s %u",
		    core->path, (unsigned long long)page_size, t->name,
		    1U << t->layout->page_shift);
		return false;
	}
	return is_of_sign(core, t, &dump->sign);
}

/* the memory encryption bit, unless it's given */
static bool add_encryption(const struct core *core, const char *key,
			   struct pte_config *config)
{
	char word[sizeof("c_bit=") + 2];
	uint64_t mask;
	unsigned bit = 0;

	if (key == NULL || !core_number(core, key, &mask) || mask == 0)
		return true;
	while ((mask >> bit & 1U) == 0)
		bit++;
	(void)snprintf(word, sizeof(word), "c_bit=%u", bit);
	return pte_config_add(config, word, strlen(word)) == PTE_STATUS_OK;
}

/* A layout without a version is that of the dump's kernel, and not the newest.
 */
static void add_release(const struct core *core, const char **layout,
			char name[static NAME_SIZE])
{
	char release[CORE_TEXT_SIZE];

	if (strchr(*layout, '@') != NULL || spec_is_named(*layout) ||
	    !core_note(core, "OSRELEASE", release) ||
	    snprintf(name, NAME_SIZE, "%s@%s", *layout, release) >= NAME_SIZE)
		return;
	*layout = name;
}

static bool find_layout(struct kernel *k, const struct core *core,
			const struct options *o)
{
	struct pte_config config = o->config;
	char name[NAME_SIZE];
	const char *layout = o->layout;
	const struct pte_dump *dump;

	if (layout != NULL)
		add_release(core, &layout, name);
	else if (name_layout(core, name))
		layout = name;
	if (layout == NULL || !find_target(layout, &config, &k->target))
		return false;
	dump = k->tree.dump = find_dump(core, &k->target);
	if (!is_of_dump(core, &k->target, dump))
		return false;
	if (k->target.c_bit != 0)
		return true;
	if (!add_encryption(core, dump->encryption, &config)) {
		say(0, "%s: %s isn't a bit that encrypts", core->path,
		    dump->encryption);
		return false;
	}
	return find_target(layout, &config, &k->target);
}

/* ---- how many bits are translated --------------------------------------- */

static bool nest(struct kernel *k, const struct core *core)
{
	const struct pte_dump *const dump = k->tree.dump;
	const struct pte_told *told = dump->virtual_bits;
	uint64_t bits;

	while (!tell(core, told, &bits))
		told++;
	k->assumed_bits = told->key == NULL && told != dump->virtual_bits;
	if (bits == 0 || bits > PTE_WORD_BITS) {
		say(0, "%s: %s tells of %llu bits of an address", core->path,
		    told->key == NULL ? "nothing" : told->key,
		    (unsigned long long)bits);
		return false;
	}
	return tree_nest(&k->tree, (unsigned)bits);
}

/* where words say of which table they are, the root's level is as they say */
static bool nest_by_root(struct kernel *k)
{
	const struct pte_dump *const dump = k->tree.dump;
	enum pte_level level = PTE_LEVEL_PMD;
	uint64_t word, type;
	size_t got;

	if (dump->root_level.width == 0)
		return true;
	if (core_read(k->tree.core, &k->tree.how, k->tree.root, &word, 1,
		      &got) != CORE_READ)
		return true; /* which is said later on */
	for (type = pte_piece_get(&dump->root_level, word); type > 0; type--)
		level = level == PTE_LEVEL_PMD ? PTE_LEVEL_PUD
					       : (enum pte_level)(level + 1);
	return tree_nest(&k->tree,
			 pte_dump_shift(dump, k->target.layout, level) +
				 dump->index_bits[level]);
}

/* ---- the root ----------------------------------------------------------- */

/* the kernel's own, by its symbol */
static bool find_own_root(const struct kernel *k, const struct core *core,
			  uint64_t *root_ret)
{
	const struct pte_dump *const dump = k->tree.dump;
	uint64_t symbol, minus, plus;

	if (!core_number(core, dump->root, &symbol))
		return false;
	for (unsigned i = 0; i < dump->linear_count; i++) {
		const struct pte_linear *const l = &dump->linear[i];

		if (!tell(core, &l->minus, &minus) ||
		    !tell(core, &l->plus, &plus))
			continue;
		*root_ret = symbol - minus + plus;
		return true;
	}
	return false;
}

/* a root that is given: physical, unless no memory reaches so far */
static bool read_root(struct kernel *k, const char *text, bool has_own,
		      uint64_t own)
{
	const uint64_t memory = pte_ones(k->target.model->address_bits);
	char quoted[QUOTE_SIZE];
	uint64_t address;
	size_t width;

	quote(quoted, text, strlen(text));
	if (number_hex(text, strlen(text), &address, &width) != NUMBER_OK) {
		say(0, "--pgd=%s: not an address: hexadecimal, up to 64 bits",
		    quoted);
		return false;
	}
	/* as CR3 has it */
	k->tree.root = k->target.c_bit == 0
			       ? address
			       : address & ~PTE_BIT(k->target.c_bit);
	if (address <= memory)
		return true;
	k->tree.root = own;
	k->tree.above = k->tree.dump->kernel_above;
	if (!has_own || !nest_by_root(k) ||
	    !tree_translate(&k->tree, address, &k->tree.root)) {
		say(0,
		    "--pgd=%s: no physical address, and the kernel's own "
		    "tables%s don't translate it",
		    quoted, has_own ? "" : ", which the dump doesn't name,");
		return false;
	}
	return true;
}

static bool is_root(const struct kernel *k, const struct core *core)
{
	const uint64_t bytes = (uint64_t)k->tree.how.bytes
			       << k->tree.step[0].index_bits;
	struct core *const c = k->tree.core;
	uint64_t word;
	size_t got;

	if ((k->tree.root & (bytes - 1)) != 0) {
		say(0,
		    "%s: 0x%llx: no root: one of %s begins at a multiple "
		    "of 0x%llx",
		    core->path, (unsigned long long)k->tree.root,
		    k->target.name, (unsigned long long)bytes);
		return false;
	}
	if (core_read(c, &k->tree.how, k->tree.root, &word, 1, &got) ==
	    CORE_READ)
		return true;
	say(0, "%s: the root of %s at 0x%llx isn't in the dump: %s", core->path,
	    k->target.name, (unsigned long long)k->tree.root, c->error);
	return false;
}

static bool find_root(struct kernel *k, const struct core *core,
		      const struct options *o)
{
	const struct pte_dump *const dump = k->tree.dump;
	uint64_t own = 0;
	const bool has_own = find_own_root(k, core, &own);

	if (o->pgd == NULL && !has_own) {
		say(0,
		    "%s: the dump doesn't say where the kernel's tables of "
		    "%s begin (%s): give --pgd",
		    core->path, k->target.name, dump->root);
		return false;
	}
	k->root_name = o->pgd == NULL ? dump->root : "--pgd";
	k->tree.root = own;
	if (o->pgd != NULL && !read_root(k, o->pgd, has_own, own))
		return false;
	k->tree.sign = dump->above == PTE_ABOVE_SIGN;
	k->tree.above = has_own && k->tree.root == own ? dump->kernel_above : 0;
	return nest_by_root(k) && is_root(k, core);
}

/* ---- all of it ---------------------------------------------------------- */

bool kernel_find(struct kernel *kernel, struct core *core,
		 const struct options *o)
{
	struct tree *const t = &kernel->tree;
	const struct pte_target *const target = &kernel->target;
	bool big = false;

	*kernel = (struct kernel){ .tree = { .core = core, .target = target } };
	if (!find_layout(kernel, core, o))
		return false;
	t->how.bytes = target->layout->word_bits / 8U;
	t->sign = t->dump->above == PTE_ABOVE_SIGN;
	if (!t->dump->big_endian && !core_big_endian(core, &big)) {
		say(0, "%s: its byte order isn't known", core->path);
		return false;
	}
	t->how.big_endian = t->dump->big_endian || big;
	return core_set_page_size(core,
				  UINT64_C(1) << target->layout->page_shift) &&
	       nest(kernel, core) && find_root(kernel, core, o);
}
