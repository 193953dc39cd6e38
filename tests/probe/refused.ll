; SPDX-License-Identifier: BSD-2-Clause
;
; What isn't read. For each, test_reader.c has what the reader says of it.

@global = global i64 0
@table = external global ptr

define i64 @loop(i64 %a) {
entry:
  br label %round
round:
  %i = phi i64 [ %a, %entry ], [ %j, %round ]
  %j = lshr i64 %i, 1
  %c = icmp eq i64 %j, 0
  br i1 %c, label %end, label %round
end:
  ret i64 %i
}

define i64 @assembly(i64 %a) {
  %r = call i64 asm "frobnicate $0, $1", "=r,r"(i64 %a)
  ret i64 %r
}

define i64 @assembly_of_two(i64 %a) {
  %p = call { i64, i64 } asm "frobnicate $0, $1, $2", "=r,=r,r"(i64 %a)
  %r = extractvalue { i64, i64 } %p, 0
  ret i64 %r
}

define i64 @asm_goto(i64 %a) {
entry:
  callbr void asm sideeffect "frobnicate ${0:l}", "!i"()
          to label %here [label %there]
here:
  ret i64 1
there:
  ret i64 2
}

define i64 @undef(i64 %a) {
  %r = or i64 %a, undef
  ret i64 %r
}

define i64 @poison(i64 %a) {
  ret i64 poison
}

define i64 @unset(i64 %a) {
  %v = alloca i64, align 8
  %r = load i64, ptr %v, align 8
  ret i64 %r
}

define i64 @unset_sometimes(i64 %a) {
entry:
  %c = icmp eq i64 %a, 0
  br i1 %c, label %one, label %end
one:
  br label %end
end:
  %r = phi i64 [ undef, %entry ], [ 3, %one ]
  ret i64 %r
}

define i64 @computed_load(ptr %p) {
  %r = load i64, ptr %p, align 8
  ret i64 %r
}

define i64 @computed_element(i64 %a) {
  %p = getelementptr i64, ptr @global, i64 %a
  %r = load i64, ptr %p, align 8
  ret i64 %r
}

define i64 @two_objects(i64 %a) {
  %c = icmp eq i64 %a, 0
  %p = select i1 %c, ptr @global, ptr @table
  %r = load i64, ptr %p, align 8
  ret i64 %r
}

define i64 @call_of_pointer(i64 %a) {
  %f = load ptr, ptr @table, align 8
  %r = call i64 %f(i64 %a)
  ret i64 %r
}

define i64 @store(i64 %a) {
  store i64 %a, ptr @global, align 8
  ret i64 %a
}

define i64 @shift_by_width(i64 %a) {
  %r = shl i64 %a, 64
  ret i64 %r
}

define i64 @shift_too_far(i64 %a, i64 %b) {
  %r = lshr i64 %a, %b
  ret i64 %r
}

define i64 @udiv_3(i64 %a) {
  %r = udiv i64 %a, 3
  ret i64 %r
}

define i64 @udiv_0(i64 %a) {
  %r = udiv i64 %a, 0
  ret i64 %r
}

define i64 @udiv_by(i64 %a, i64 %b) {
  %r = udiv i64 %a, %b
  ret i64 %r
}

define i64 @sdiv(i64 %a) {
  %r = sdiv i64 %a, 8
  ret i64 %r
}

; the divisor is negative
define i64 @sdiv_by_least(i64 %a) {
  %r = sdiv exact i64 %a, -9223372036854775808
  ret i64 %r
}

define i64 @srem(i64 %a) {
  %r = srem i64 %a, 8
  ret i64 %r
}

define i64 @wide(i64 %a) {
  %x = zext i64 %a to i128
  %y = shl i128 %x, 32
  %z = lshr i128 %y, 64
  %r = trunc i128 %z to i64
  ret i64 %r
}

define i64 @wide_load(i64 %a) {
  %x = load i128, ptr @global, align 16
  %r = trunc i128 %x to i64
  ret i64 %r
}

define i64 @vector(i64 %a) {
  %v = insertelement <2 x i64> zeroinitializer, i64 %a, i32 0
  %w = add <2 x i64> %v, %v
  %r = extractelement <2 x i64> %w, i32 0
  ret i64 %r
}

define i64 @floating(i64 %a) {
  %x = uitofp i64 %a to double
  %r = fptoui double %x to i64
  ret i64 %r
}

define i64 @indirectbr(i64 %a) {
entry:
  indirectbr ptr blockaddress(@indirectbr, %end), [label %end]
end:
  ret i64 %a
}

define i64 @atomicrmw(i64 %a) {
  %r = atomicrmw or ptr @global, i64 %a seq_cst
  ret i64 %r
}

define i64 @too_large(i64 %a, i64 %b) {
  %r = mul i64 %a, %b
  ret i64 %r
}

declare i64 @sees(ptr)
define i64 @shown(i64 %a) {
  %v = alloca i64, align 8
  store i64 %a, ptr %v, align 8
  %r = call i64 @sees(ptr %v)
  ret i64 %r
}

define i64 @address(i64 %a) {
  %v = alloca i64, align 8
  %r = ptrtoint ptr %v to i64
  ret i64 %r
}

define i64 @computed_place(i64 %a) {
  %v = alloca [2 x i64], align 8
  %i = and i64 %a, 1
  %p = getelementptr [2 x i64], ptr %v, i64 0, i64 %i
  store i64 %a, ptr %p, align 8
  ret i64 %a
}

define i64 @beyond(i64 %a) {
  %v = alloca i64, align 8
  %p = getelementptr i8, ptr %v, i64 1
  store i64 %a, ptr %p, align 1
  ret i64 %a
}

define i64 @before(i64 %a) {
  %v = alloca i64, align 8
  %p = getelementptr i8, ptr %v, i64 -8
  store i64 %a, ptr %p, align 8
  ret i64 %a
}

define i64 @large(i64 %a) {
  %v = alloca [200 x i64], align 8
  store i64 %a, ptr %v, align 8
  ret i64 %a
}

define i64 @recursive(i64 %a) {
  %r = call i64 @recursive(i64 %a)
  ret i64 %r
}

define i64 @of_three(i64 %a, i64 %b, i64 %c) {
  ret i64 %a
}

; half of a register: the other half isn't said to be 0
define i64 @of_half(i32 %a) {
  %r = zext i32 %a to i64
  ret i64 %r
}

declare i128 @asked_widely(i64)
define i64 @of_wide_function(i64 %a) {
  %x = call i128 @asked_widely(i64 %a)
  %r = trunc i128 %x to i64
  ret i64 %r
}

; two functions whose names differ in their last letter
declare i64 @aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_x()
declare i64 @aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_y()
define i64 @of_long_names(i64 %a) {
  %x = call i64 @aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_x()
  %y = call i64 @aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_y()
  %r = xor i64 %x, %y
  ret i64 %r
}
