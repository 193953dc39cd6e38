/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The table of a spec's keys: for each column its type, range and sentence, and
 * the function of `pte diff` that compares it, or why there is none.
 */
#include "spec_columns.h"

#include <stdio.h>
#include <string.h>

#include "select/find.h"
#include "spec_document.h"

/* ---- the name and the version ------------------------------------------- */

/* NAME[@VERSION]; the version is required if there is no base */
static bool take_layout(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	struct document *const d = to;
	const char *text, *version;
	uint16_t n = d->spec.version;
	size_t length;

	(void)key;
	if (d->on != NULL)
		return spec_wrong(&r->text, at,
				  "each of the layouts that the base stands "
				  "for has a name of its own");
	if (!spec_layout_name(r, at, value, &text))
		return false;
	length = strcspn(text, "@");
	version = text + length + (text[length] == '@');
	if (length == 0 || length > SPEC_NAME_LENGTH_MAX)
		return spec_wrong(&r->text, at,
				  "%s: a name has 1 to %zu characters", text,
				  SPEC_NAME_LENGTH_MAX);
	if (text[length] != '@' && r->whole)
		return spec_wrong(&r->text, at,
				  "%s: needs a version: %s@6.12, say", text,
				  text);
	if (text[length] == '@' &&
	    pte_linux_parse(version, strlen(version), &n) != PTE_STATUS_OK)
		return spec_wrong(&r->text, at,
				  "%s: malformed: a version is N.N, as 6.12",
				  text);
	if (d->spec.version != 0 && n != d->spec.version)
		return spec_wrong(&r->text, at,
				  "%s: its base is of another version", text);
	memcpy(d->name, text, length);
	d->name[length] = '\0';
	d->body.layout.name = d->name;
	d->spec.version = n;
	return true;
}

static void put_layout(const struct spec_writer *w, const struct spec_key *key,
		       const void *from)
{
	const struct document *const d = from;
	char version[VERSION_SIZE], text[PTE_TARGET_NAME_SIZE];

	(void)snprintf(text, sizeof(text), "%s@%s", d->body.layout.name,
		       version_text(version, d->spec.version));
	json_text(w->json, key->name, text);
}

/* text that headings show */
static bool take_tree(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct spec_key *key, void *to)
{
	const char *text = "";

	if (!spec_text_of.take(r, at, value, key, &text))
		return false;
	if (*text == '\0' || strlen(text) > SPEC_TREE_LENGTH_MAX)
		return spec_wrong(&r->text, at,
				  "%zu bytes: out of range: 1..%d",
				  strlen(text), SPEC_TREE_LENGTH_MAX);
	*(const char **)to = text;
	return true;
}

static void put_tree(const struct spec_writer *w, const struct spec_key *key,
		     const void *from)
{
	spec_text_of.put(w, key, from);
}

static bool is_tree(const struct spec_key *key, const void *from)
{
	(void)key;
	return *(const char *const *)from != NULL;
}

/* ---- others ------------------------------------------------------------- */

static bool take_schema(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	uint8_t schema;

	(void)to;
	return spec_byte.take(r, at, value, key, &schema);
}

/* the first version; null: never */
static bool take_protnone(struct spec_reader *r, const struct spec_place *at,
			  json_t *value, const struct spec_key *key, void *to)
{
	uint16_t *const version = to;

	*version = 0;
	return json_is_null(value) || spec_version.take(r, at, value, key, to);
}

static void put_protnone(const struct spec_writer *w,
			 const struct spec_key *key, const void *from)
{
	if (*(const uint16_t *)from != 0)
		spec_version.put(w, key, from);
	else
		json_text(w->json, key->name, NULL);
}

/* stored negated */
static bool take_certain(struct spec_reader *r, const struct spec_place *at,
			 json_t *value, const struct spec_key *key, void *to)
{
	bool *const uncertain = to;
	bool certain = true;

	if (!spec_bool.take(r, at, value, key, &certain))
		return false;
	*uncertain = !certain;
	return true;
}

static void put_certain(const struct spec_writer *w, const struct spec_key *key,
			const void *from)
{
	json_bool(w->json, key->name, !*(const bool *)from);
}

static bool is_uncertain(const struct spec_key *key, const void *from)
{
	(void)key;
	return *(const bool *)from;
}

/* ---- the columns -------------------------------------------------------- */

/* clang-format off */

static const struct spec_type of_schema = { .take = take_schema, .schema = "\"const\": 1" };
static const struct spec_type of_base = { .take = spec_take_nothing,
	.schema = "\"anyOf\": [{\"$ref\": \"#/$defs/layout\"},"
		  " {\"type\": \"string\", \"maxLength\": 240, \"pattern\": \"/|.\\\\.json$\"},"
		  " {\"type\": \"string\", \"maxLength\": 63, \"pattern\": \"^[A-Za-z0-9_.+*?\\\\[\\\\]!-]+(@(v?[0-9]+\\\\.[0-9]+)?(\\\\.\\\\.)?(v?[0-9]+\\\\.[0-9]+)?)?$\"}]" };
static const struct spec_type of_layout = { .take = take_layout, .put = put_layout, .def = "layout",
	.schema = "\"type\": \"string\", \"pattern\": \"^[A-Za-z0-9_.+-]{1,23}(@v?[0-9.]+)?$\"" };
static const struct spec_type of_tree = { .take = take_tree, .put = put_tree, .is_some = is_tree, .schema = "\"type\": \"string\", \"minLength\": 1, \"maxLength\": 80" };
static const struct spec_type of_protnone = { .take = take_protnone, .put = put_protnone,
	.schema = "\"anyOf\": [{\"$ref\": \"#/$defs/version\"}, {\"type\": \"null\"}]" };
static const struct spec_type of_certain = { .take = take_certain, .put = put_certain, .is_some = is_uncertain, .schema = "\"type\": \"boolean\"" };

#define BODY(member) .offset = offsetof(struct document, body.member)
/* for types that fill more than one member of the body */
#define WHOLE        .offset = offsetof(struct document, body)
#define OPTIONAL     .optional = true
#define IF_SOME      .writing = SPEC_IF_SOME

#define NAMES_ONLY   "it's what the layout is called, or where it's from"
#define BY_CLAIMS    "no word is read otherwise for it: claims are"

static const struct spec_key columns[] = {
	SPEC_KEY("schema", &of_schema, .low = 1, .high = 1, OPTIONAL, .no_diff = NAMES_ONLY, .says = "the version of this format: 1"),
	SPEC_KEY("base", &of_base, OPTIONAL, .no_diff = NAMES_ONLY, .says = "a built-in layout, with or without a version; or another spec, a path from this file's folder on: what that changes is changed, what it proposes is proposed, and what it breaks is its own. A glob of layouts, a range of versions, or both, stand for several: `\"arm64*@6.10..\"`, `\"x86_64@5.15..6.1\"`, `\"*\"` (the newest of each). `pte check` tries the spec on each of them, as `mine:arm64-16k`; nothing else takes it"),
	SPEC_KEY("layout", &of_layout, .no_diff = NAMES_ONLY, .remark = true, .says = "NAME@VERSION; with a base optional, and the version its base's. The name is the file's unless it's said: what a name can't have is `_` in it, and what is too long ends in `...`"),
	SPEC_KEY("tree", &of_tree, .offset = offsetof(struct document, spec.tree), OPTIONAL, IF_SOME, .no_diff = NAMES_ONLY, .remark = true, .says = "the kernel tree that it describes, 80 bytes at most: behind the name in headings, *x86_64@6.12 of ~/linux*"),
	SPEC_KEY("arch", &spec_word, BODY(arch.name), .no_diff = NAMES_ONLY, .says = "the architecture's name; from here to `options`, what all its layouts share"),
	SPEC_KEY("since", &spec_version, BODY(in.since), OPTIONAL, .no_diff = NAMES_ONLY, .says = "the first version in which it holds"),
	SPEC_KEY("until", &spec_until, BODY(in.until), OPTIONAL, .no_diff = NAMES_ONLY, .says = "the last one"),
	SPEC_KEY("seen", &spec_of_seen, BODY(model.seen), .shape = &spec_seen_shape, OPTIONAL, IF_SOME, .no_diff = NAMES_ONLY, .says = "`{\"without\", \"with\"}`: between which versions the change that began it was made"),
	SPEC_KEY("about", &spec_text_of, BODY(model.about), OPTIONAL, .no_diff = NAMES_ONLY, .remark = true, .says = "one line for `pte list`"),
	SPEC_KEY("kernels", &spec_of_rows, .offset = offsetof(struct document, spec.kernels), .shape = &spec_kernels_shape, OPTIONAL, IF_SOME, .no_diff = NAMES_ONLY, .remark = true, .says = "of which kernels the words are, if they aren't modelled as versions: older ones, and vendors'. Kinds are then numbered as in the layout's version, and it's shown without"),
	SPEC_KEY("image", &spec_word, BODY(model.image), OPTIONAL, IF_SOME, .no_diff = NAMES_ONLY, .remark = true, .says = "shared by the layouts that one kernel image can boot as"),
	SPEC_KEY("page_shift", &spec_byte, BODY(layout.page_shift), .low = 12, .high = 21, .diff = diff_types, .says = "PAGE_SHIFT: log2 of a page's bytes"),
	SPEC_KEY("huge_shift", &spec_byte, BODY(layout.huge_shift), .low = 12, .high = 34, OPTIONAL, .no_diff = BY_CLAIMS, .says = "PMD_SHIFT: log2 of the bytes that a leaf in a pmd slot maps; without a base, that of a table of 8-byte entries in a page"),
	SPEC_KEY("pud_shift", &spec_byte, BODY(layout.pud_shift), .low = 12, .high = 47, OPTIONAL, IF_SOME, .no_diff = BY_CLAIMS, .says = "PUD_SHIFT, where `levels` have `pud`; by default as `huge_shift`'s"),
	SPEC_KEY("pmd_present_without", &spec_hex, BODY(layout.present_without), OPTIONAL, IF_SOME, .diff = diff_present, .says = "of pmds: without any of these bits a word is an address, and present unless it's an empty slot's, whatever `present` says; by default none, and `present` says it all"),
	SPEC_KEY("phys_bits", &spec_byte, BODY(layout.phys_bits), .low = PTE_MACHINE_BITS_MIN, .high = PTE_LAYOUT_BITS_MAX, .diff = diff_types, .says = "MAX_PHYSMEM_BITS"),
	SPEC_KEY("phys_bits_plain", &spec_byte, BODY(model.phys_bits_plain), .low = PTE_MACHINE_BITS_MIN, .high = PTE_LAYOUT_BITS_MAX, .diff = diff_types, .says = "the same while SPARSEMEM_VMEMMAP is off"),
	SPEC_KEY("address_bits", &spec_byte, BODY(model.address_bits), .low = PTE_MACHINE_BITS_MIN, .high = 64, OPTIONAL, IF_SOME, .diff = diff_types, .says = "the widest physical address of any such machine, devices included; decode's doubts need it"),
	SPEC_KEY("word_bits", &spec_of_word_bits, BODY(layout.word_bits), .low = 32, .high = 64, OPTIONAL, IF_SOME, .diff = diff_types, .says = "of a word: 64 (without a base), or 32, where words are all 2^32: bits above are no word's, and nothing may be said of them"),
	SPEC_KEY("swp_entry", &spec_of_swp_entry, BODY(layout.swp_entry), .shape = &spec_swp_entry_shape, OPTIONAL, IF_SOME, .diff = diff_types, .says = "the swp_entry_t that words are read into; without a base of 64 bits, and 58"),
	SPEC_KEY("newest", &spec_version, BODY(arch.newest), .no_diff = NAMES_ONLY, .says = "the newest version that is modelled"),
	SPEC_KEY("protnone_always", &of_protnone, BODY(arch.protnone_always), .no_diff = "it's in the tests that are compared", .says = "from here on pte_protnone doesn't depend on NUMA_BALANCING; null: never"),
	SPEC_KEY("l1tf", &spec_bool, BODY(arch.l1tf), .no_diff = BY_CLAIMS, .says = "whether processors exist that read the memory a non-present entry names (L1TF)"),
	SPEC_KEY("c_bit", &spec_bool, BODY(arch.c_bit), OPTIONAL, .no_diff = "it's the machine's", .says = "whether machines exist on which an address bit says that the memory is encrypted (*-c c_bit=N*); by default false"),
	SPEC_KEY("options", &spec_of_options, WHOLE, .shape = &spec_option_shape, .no_diff = "configurations aren't compared", .says = "options of this architecture"),
	SPEC_KEY("series", &spec_text_of, BODY(proposal.series), OPTIONAL, IF_SOME, .no_diff = NAMES_ONLY, .remark = true, .says = "what a what-if is called"),
	SPEC_KEY("scheme", &spec_scheme_of, .offset = offsetof(struct document, spec.scheme), OPTIONAL, IF_SOME, .diff = diff_scheme, .says = "NAME[=BIT] of `pte list schemes`, in force as by `--scheme`"),
	SPEC_KEY("flags", &spec_of_proposed_flags, WHOLE, .shape = &spec_proposed_flag_shape, OPTIONAL, IF_SOME, .diff = diff_entries, .says = "flags that a what-if adds to those of Linux"),
	SPEC_KEY("types", &spec_of_proposed_types, WHOLE, .shape = &spec_proposed_type_shape, OPTIONAL, IF_SOME, .diff = diff_types, .says = "swap types that a what-if adds, counted down from the top"),
	SPEC_KEY("numbers", &spec_of_numbers, WHOLE, .shape = &spec_number_shape, OPTIONAL, IF_SOME, .diff = diff_types, .says = "which type has which number, as a tree numbers them: instead of what version and options give, whatever the options are. A kind of Linux's that isn't listed has no type; `types` that aren't listed are counted down below the lowest. A number from MAX_SWAPFILES on that isn't listed is unknown"),
	SPEC_KEY("max_swapfiles", &spec_byte, BODY(proposal.max_swapfiles), .low = 1, .high = PTE_SWAP_TYPE_COUNT, OPTIONAL, IF_SOME, .diff = diff_types, .says = "MAX_SWAPFILES, where `numbers` are given, before `types` are counted down from it: by default the lowest of them"),
	SPEC_KEY("markers", &spec_of_proposed_markers, WHOLE, .shape = &spec_proposed_marker_shape, OPTIONAL, IF_SOME, .diff = diff_types, .says = "bits of the marker's offset that a what-if adds to those of Linux; one that the version or an earlier row has is refuted (*bits-owned*)"),
	SPEC_KEY("special", &spec_of_proposed_words, WHOLE, .shape = &spec_proposed_word_shape, OPTIONAL, IF_SOME, .diff = diff_special, .says = "words that a what-if has in ptes and that are no entries: of kind `special`, neither none nor present, no entry of another kind (*scheme-disjoint*), taken for a slot or a page by no older code (*scheme-unaware*)"),
	SPEC_KEY("swap_levels", &spec_levels, BODY(proposal.swap_levels), OPTIONAL, IF_SOME, .no_diff = BY_CLAIMS, .says = "levels at which swap entries stand, beside pte: `[\"pmd\"]`"),
	SPEC_KEY("swap", &spec_of_codec, WHOLE, .shape = &spec_codec_shape, .diff = diff_entries, .says = "how entries are encoded"),
	SPEC_KEY("levels", &spec_of_members, WHOLE, .shape = &spec_levels_shape, .diff = diff_present, .says = "`pte`, and optional `pmd`, `hugetlb`, `pud`, `p4d` and `pgd` (null: none): what helpers ask. `none`, `present`, `protnone`, `invalidated` and `table` are tests `{\"mask\", \"value\", \"any\"}`, true of v if `(v & mask) == value` and, if `any` isn't 0, `(v & any) != except`, which is optional and 0; `leaf` and `invalidate`: bits that are cleared, then set; `swap` and `owners`, not of ptes: what differs between the level's entries and those of ptes"),
	SPEC_KEY("entryless", &spec_levels, BODY(layout.entryless), OPTIONAL, IF_SOME, .no_diff = BY_CLAIMS, .says = "levels that hold pages, but no entry of any kind, whatever the options are"),
	SPEC_KEY("tables_above", &spec_levels, BODY(layout.tables_above), OPTIONAL, IF_SOME, .no_diff = "only explain reads them", .says = "levels that `levels` don't describe, but that hold tables, whose words are as those of the highest level there that point to one: `[\"p4d\", \"pgd\"]`"),
	SPEC_KEY("slot_bits", &spec_hex, BODY(layout.slot_bits), OPTIONAL, IF_SOME, .no_diff = "it's the slot's, not the word's", .says = "of hugetlb, whose slots are in tables of two levels: bits that tell which table it is, and nothing of the word. Words are written without, and read as if they were; by default none"),
	SPEC_KEY("walker", &spec_of_walker, WHOLE, .shape = &spec_view_shape, .diff = diff_predicates, .says = "the same, without `address`: what lockless walkers ask of a word in a hugetlb slot; null: there are none"),
	SPEC_KEY("tables", &spec_of_members, WHOLE, .shape = &spec_tables_shape, OPTIONAL, .diff = diff_tables, .says = "`{\"pmd\": [...]}`, and so for `pud`, `p4d` and `pgd`: where a word that points to a table keeps the table's address, a decision list as `address`; null: nothing is known of tables. Of a level without leaf entries (`\"pmd\": null` in `levels`), its `when` says which words point to one. What is written for tables, each address with any of the bits that `names` call so at `tables`, must be read as one, and its address must come back (*table-read*)"),
	SPEC_KEY("owners", &spec_of_owners, WHOLE, .shape = &spec_owner_shape, .diff = diff_entries, .says = "who owns each bit of an entry: type, offset, " SPEC_FLAG_WORDS "must be 0, must be 1, hardware, free, or one of `flags`; over a base's, bit by bit"),
	SPEC_KEY("names", &spec_of_rows, BODY(model.names), .shape = &spec_name_shape, OPTIONAL, .diff = diff_present, .says = "the kernel's names of a present word's bits, of pages at `levels` (all) and of words that point to a table at `tables` (none); two of one bit, in the same words, are refuted (*names-apart*), and so is a bit of all tables that no name has (*table-read*)"),
	SPEC_KEY("stores", &spec_of_rows, BODY(model.stores), .shape = &spec_store_shape, OPTIONAL, .diff = diff_stores, .says = "which bits a path that stores words drops"),
	SPEC_KEY("predicates", &spec_of_rows, BODY(model.predicates), .shape = &spec_predicate_shape, OPTIONAL, .diff = diff_predicates, .says = "what else the kernel asks of words at `levels` (pmd): `test`, or up to two `tests` of which any is enough; with options it `needs`. What for, `asks` says. `leaf`: the walkers of pmds take what passes for a huge page: entries and tables don't pass it (*level-safe*, unless it's so `by_design`; *table-read*), and huge pages do (*page-walked*). `bad`: walkers throw away what passes, as no table: no table passes it (*table-read*, unless it's so `by_design`), and a huge page that was just mapped does (*page-told*). `dirty`, `special`: no page that was just mapped passes it (*page-told*). `young`: each that may be accessed does. `write`, `exec`, `access`: each does, or none, as its protection says. `anything`: no claim is made"),
	SPEC_KEY("traits", &spec_of_rows, BODY(model.traits), .shape = &spec_trait_shape, OPTIONAL, IF_SOME, .diff = diff_present, .says = "tests by which a present word says what is behind it: `user`, a process has it mapped; `special`, there may be no struct page; `smaller`, its pfn counts smaller pages. Decode's doubts need them; a level without a row says nothing. A process's page with access passes one of `user` as it is made, and none of the others, which look only at bits `beside` (*page-told*)"),
	SPEC_KEY("protections", &spec_of_rows, BODY(model.protections), .shape = &spec_protection_shape, .diff = diff_present, .says = "words ready for an address; `[]`: pages aren't described, and claims about them don't apply"),
	SPEC_KEY("known", &spec_of_rows, BODY(model.accepted), .shape = &spec_known_shape, OPTIONAL, .no_diff = BY_CLAIMS, .says = "refutations that are accepted, for `--accept-known`; those of a base need no entry"),
	SPEC_KEY("never", &spec_of_rows, BODY(model.nevers), .shape = &spec_never_shape, OPTIONAL, .no_diff = BY_CLAIMS, .says = "tests of the `levels` (all) that no word passes, and why that is right; at pmd, of `walker`, too. A test that's empty without is refuted. Without a base, `{\"mask\": \"0x0\", \"value\": \"0x1\", \"any\": \"0x0\"}` says so of itself"),
	SPEC_KEY("beside", &spec_of_rows, BODY(model.beside), .shape = &spec_beside_shape, OPTIONAL, .no_diff = BY_CLAIMS, .says = "bits that a page's word may have or lack, where it matches `when` (always), whatever its protection: accessed, dirty, a key. Some word matches `when` (*tests-passed*)"),
	SPEC_KEY("unread", &spec_of_rows, BODY(model.unread), .shape = &spec_unread_shape, OPTIONAL, .no_diff = BY_CLAIMS, .says = "bits that `leaf` or `invalidate` changes although no test of the level looks at them. Without a base, and without this, that isn't checked"),
	SPEC_KEY("attributes", &spec_of_rows, BODY(model.attributes), .shape = &spec_attributes_shape, OPTIONAL, IF_SOME, .diff = diff_handling, .says = "the bits that a change of memory attributes rewrites: any page may have or lack them, and no address or flag owns them"),
	SPEC_KEY("transients", &spec_of_rows, BODY(model.transients), .shape = &spec_transient_shape, OPTIONAL, IF_SOME, .diff = diff_handling, .says = "words that stand between two stores of one change: what `change` makes of the words that match `from` (any), or what the level's `invalidate` makes if `invalidates` is true. Some page or entry of the level matches `from` (*tests-passed*)"),
	SPEC_KEY("comparisons", &spec_of_rows, BODY(model.comparisons), .shape = &spec_comparison_shape, OPTIONAL, IF_SOME, .diff = diff_handling, .says = "which `flags`, and which other `bits`, a comparison of an entry with a newly made one ignores"),
	SPEC_KEY("lacks", &spec_option_set, BODY(model.lacks), OPTIONAL, .no_diff = "configurations aren't compared", .says = "options that a variant lacks"),
	SPEC_KEY("always_read", &spec_flag_set, BODY(model.always_read), OPTIONAL, .no_diff = "configurations aren't compared", .says = "flags of present words that are read whatever the option says"),
	SPEC_KEY("sources", &spec_of_rows, BODY(arch.sources), .shape = &spec_source_shape, .no_diff = NAMES_ONLY, .says = "where all of this was read"),
	SPEC_KEY("certain", &of_certain, BODY(proposal.uncertain), OPTIONAL, IF_SOME, .no_diff = NAMES_ONLY, .says = "false if sources only bracket what it was made from"),
	SPEC_NO_KEY,
};
const struct spec_shape spec_columns = { .keys = columns };

/* clang-format on */
