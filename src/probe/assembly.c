/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The forms of inline assembly that are understood. All else is undecided.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compute.h"

struct asm_call {
	struct run *run;
	struct activation *at;
	LLVMValueRef call;
	const char *text;
	unsigned width; /* of its result; 0: none */
};

/* false: it isn't of that form after all */
typedef bool form(const struct asm_call *c, struct assembly *meaning);

static bool is_nothing(const struct asm_call *c, struct assembly *meaning)
{
	meaning->is_nothing = c->width == 0;
	return c->width == 0;
}

/* an instruction alone that only orders what was stored */
static bool is_barrier(const struct asm_call *c, struct assembly *meaning)
{
	return strchr(c->text, '\n') == NULL && is_nothing(c, meaning);
}

/* The argument that has the result's register: its constraint is "0". */
static bool tied_argument(const struct asm_call *c, unsigned *argument)
{
	size_t length;
	const char *at = LLVMGetInlineAsmConstraintString(
		LLVMGetCalledValue(c->call), &length);

	*argument = 0;
	if (strncmp(at, "=r,", 3) != 0 && strncmp(at, "=d,", 3) != 0)
		return false;
	for (at += 3; *at != '\0'; at += strcspn(at, ","), at += *at == ',') {
		if (at[0] == '0' && (at[1] == ',' || at[1] == '\0'))
			return true;
		++*argument;
	}
	return false;
}

/* "" with a result that is tied to an argument: hidden from the optimiser */
static bool is_argument(const struct asm_call *c, struct assembly *meaning)
{
	meaning->is_argument = c->width != 0 &&
			       tied_argument(c, &meaning->argument);
	return meaning->is_argument || is_nothing(c, meaning);
}

static bool number_of(const struct asm_call *c, unsigned argument,
		      uint64_t *number)
{
	struct value v;

	return argument < LLVMGetNumArgOperands(c->call) &&
	       operand(c->run, c->at, LLVMGetOperand(c->call, argument), &v) &&
	       v.kind == VALUE_NUMBER &&
	       pte_vector_is_constant(&v.bits, number);
}

/* a jump that a feature decides: to where it goes with it, and without */
static bool jump_by(const struct asm_call *c, const char *what, uint64_t number,
		    unsigned with, unsigned without, struct assembly *meaning)
{
	struct pte_diagrams *const ds = c->run->reader->ds;
	char name[OUTSIDE_NAME_SIZE];
	struct pte_vector has;

	snprintf(name, sizeof(name), "%s %llu", what,
		 (unsigned long long)number);
	outside_value(c->run->reader->outside, ds, name, 1, &has);
	pte_vector_constant(&meaning->bits, PTE_VECTOR_WIDTH, 0);
	meaning->bits.bit[with] = has.bit[0];
	meaning->bits.bit[without] = pte_diagram_not(ds, has.bit[0]);
	meaning->jumps = true;
	return true;
}

/* x86's static_cpu_has: on with it, to the last of two labels without */
static bool cpu_feature(const struct asm_call *c, struct assembly *meaning)
{
	uint64_t number;

	return c->width == 0 && number_of(c, 0, &number) &&
	       jump_by(c, "cpu feature", number, 0, 2, meaning);
}

/* arm64's alternative_has_cap_unlikely: to its label with it; _likely: without
 */
static bool cpu_capability(const struct asm_call *c, struct assembly *meaning)
{
	const char *const first = strstr(c->text, "661:\n\t");
	uint64_t number;

	if (c->width != 0 || first == NULL || !number_of(c, 0, &number))
		return false;
	return strncmp(first + 6, "nop\n", 4) == 0
		       ? jump_by(c, "cpucap", number, 1, 0, meaning)
		       : jump_by(c, "cpucap", number, 0, 1, meaning);
}

/* A static branch: the kernel patches it, to its label or on. Two of one key
 * may be of opposite senses: none is taken for another. */
static bool static_branch(const struct asm_call *c, struct assembly *meaning)
{
	char name[OUTSIDE_NAME_SIZE] = "a static branch", key[PATH_SIZE];
	struct pte_diagrams *const ds = c->run->reader->ds;
	struct pte_vector jumps;
	struct value v;

	if (c->width != 0)
		return false;
	if (LLVMGetNumArgOperands(c->call) > 0 &&
	    operand(c->run, c->at, LLVMGetOperand(c->call, 0), &v) &&
	    v.kind == VALUE_GLOBAL && path_of(c->run, &v, key, sizeof(key)))
		snprintf(name, sizeof(name), "a static branch of %.70s",
			 key + 1);
	outside_unknown(c->run->reader->outside, ds, name, 1, &jumps);
	pte_vector_constant(&meaning->bits, PTE_VECTOR_WIDTH, 0);
	meaning->bits.bit[1] = jumps.bit[0];
	meaning->bits.bit[0] = pte_diagram_not(ds, jumps.bit[0]);
	meaning->jumps = true;
	return true;
}

/* where the first instruction of riscv64's alternatives begins, and their end
 */
#define RISCV_OLD "886 :"
#define RISCV_NEW "887 :"

/* Its has_extension_likely: to the label without it; _unlikely: with it. The
 * number is the second argument, after the vendor's. */
static bool extension(const struct asm_call *c, struct assembly *meaning)
{
	const char *const end = strstr(c->text, RISCV_NEW);
	const char *const jump = strstr(c->text, "j\t${2:l}");
	uint64_t vendor, number;

	if (c->width != 0 || end == NULL ||
	    strstr(c->text, RISCV_OLD) == NULL || !number_of(c, 0, &vendor) ||
	    vendor != 0 || !number_of(c, 1, &number))
		return false;
	return jump < end ? jump_by(c, "extension", number, 0, 1, meaning)
			  : jump_by(c, "extension", number, 1, 0, meaning);
}

/* An erratum of a vendor's: nothing but nops, its result an argument, for all
 * others. */
static bool erratum(const struct asm_call *c, struct assembly *meaning)
{
	const char *const end = strstr(c->text, RISCV_NEW);
	const char *const nops = strstr(c->text, "\nnop\n.endr\n");
	const char *const vendor = strstr(c->text, ".2byte\t0x");
	struct pte_diagrams *const ds = c->run->reader->ds;
	char name[OUTSIDE_NAME_SIZE];
	struct pte_vector has, unknown;
	struct value plain;
	unsigned long number;

	if (c->width == 0 || end == NULL || nops == NULL || nops > end ||
	    vendor == NULL || !tied_argument(c, &meaning->argument) ||
	    !operand(c->run, c->at, LLVMGetOperand(c->call, meaning->argument),
		     &plain) ||
	    !as_number(c->run, &plain))
		return false;
	number = strtoul(vendor + strlen(".2byte\t"), NULL, 16);
	snprintf(name, sizeof(name), "erratum of vendor 0x%lx", number);
	outside_value(c->run->reader->outside, ds, name, 1, &has);
	outside_unknown(c->run->reader->outside, ds, name, c->width, &unknown);
	pte_vector_select(ds, &meaning->bits, has.bit[0], &unknown,
			  &plain.bits);
	return true;
}

/* where s390x's lowest page is: at 0, unless a kernel moved it */
static bool lowcore(const struct asm_call *c, struct assembly *meaning)
{
	if (c->width == 0 || strstr(c->text, ".altinstructions") == NULL)
		return false;
	outside_value(c->run->reader->outside, c->run->reader->ds, "lowcore",
		      c->width, &meaning->bits);
	return true;
}

/* a load, as ppc64 has it of atomic numbers: of whatever is there */
static bool memory(const struct asm_call *c, struct assembly *meaning)
{
	if (c->width == 0 || strchr(c->text, '\n') != NULL)
		return false;
	outside_unknown(c->run->reader->outside, c->run->reader->ds,
			"memory at a computed place", c->width, &meaning->bits);
	return true;
}

/* "mrs $0, REGISTER" */
static bool system_register(const struct asm_call *c, struct assembly *meaning)
{
	const char *at = strstr(c->text, "mrs");
	char name[OUTSIDE_NAME_SIZE];
	int length = 0;

	if (c->width == 0 || sscanf(at, "mrs $0, %n", &length) == EOF ||
	    length == 0)
		return false;
	at += length;
	for (length = 0;
	     isalnum((unsigned char)at[length]) || at[length] == '_';)
		length++;
	if (at[length + (at[length] == '\n')] != '\0')
		return false;
	snprintf(name, sizeof(name), "sysreg %.*s", length, at);
	outside_value(c->run->reader->outside, c->run->reader->ds, name,
		      c->width, &meaning->bits);
	return true;
}

/* clang-format off */
static const struct {
	const char *part; /* the text has it; "": it's empty */
	form *is;
} forms[] = {
	{ "",                        is_argument },
	{ "__bug_table",             is_nothing },
	{ ".discard.instr_",         is_nothing },
	{ ".discard.reachable",      is_nothing },
	{ ".discard.unreachable",    is_nothing },
	{ "testb $1, ${2:a}",        cpu_feature },
	{ "testb $1,${2:P} (",       cpu_feature },
	{ "__jump_table",            static_branch },
	{ "b\t${1:l}",               cpu_capability },
	{ "j\t${2:l}",               extension },
	{ ".2byte\t0x",              erratum },
	{ "llilh $0,0",              lowcore },
	{ "mrs $0, ",                system_register },
	{ "lwz${1:U}${1:X} $0,$1",   memory },
	{ "ld${1:U}${1:X} $0,$1",    memory },
	{ "dmb ",                    is_barrier },
	{ "dsb ",                    is_barrier },
	{ "isb",                     is_barrier },
	{ "dbar ",                   is_barrier },
	{ "fence ",                  is_barrier },
	{ "sync",                    is_barrier },
	{ "bcr ",                    is_barrier },
};
/* clang-format on */

/* for messages: its first line */
static bool give_up_on(const struct asm_call *c)
{
	const char *from = c->text;

	while (isspace((unsigned char)*from))
		from++;
	return give_up(c->run, "assembly that isn't known: %.*s",
		       (int)strcspn(from, "\n"), from);
}

/* whether it has the place of a local variable, which it may change */
static bool has_word(const struct asm_call *c)
{
	const unsigned count = LLVMGetNumArgOperands(c->call);
	struct value v;

	for (unsigned i = 0; i < count; i++) {
		const LLVMValueRef argument = LLVMGetOperand(c->call, i);

		if (LLVMGetTypeKind(LLVMTypeOf(argument)) ==
			    LLVMPointerTypeKind &&
		    !LLVMIsConstant(argument) &&
		    operand(c->run, c->at, argument, &v) &&
		    v.kind == VALUE_SLOT)
			return true;
	}
	return false;
}

bool assembly_read(struct run *run, struct activation *at, LLVMValueRef call,
		   struct assembly *meaning)
{
	size_t length;
	struct asm_call c = {
		.run = run,
		.at = at,
		.call = call,
		.text = LLVMGetInlineAsmAsmString(LLVMGetCalledValue(call),
						  &length),
	};
	const LLVMTypeRef type = LLVMTypeOf(call);

	if (LLVMGetTypeKind(type) != LLVMVoidTypeKind) {
		c.width = type_width(run, type);
		if (c.width == 0)
			return give_up_on(&c);
	}
	if (has_word(&c))
		return give_up_on(&c);
	for (unsigned i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		const char *const part = forms[i].part;

		if ((part[0] == '\0' ? c.text[0] == '\0'
				     : strstr(c.text, part) != NULL) &&
		    forms[i].is(&c, meaning))
			return true;
	}
	return give_up_on(&c);
}
