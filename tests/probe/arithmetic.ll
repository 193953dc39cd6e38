; SPDX-License-Identifier: BSD-2-Clause
;
; Of two numbers. What each function is stands in test_reader.c; flags by which a
; result would be no value (nuw, nsw, exact, disjoint) are read as if they weren't there.

define i64 @add(i64 %a, i64 %b) {
  %r = add i64 %a, %b
  ret i64 %r
}

define i64 @add_flags(i64 %a, i64 %b) {
  %r = add nuw nsw i64 %a, %b
  ret i64 %r
}

define i64 @sub(i64 %a, i64 %b) {
  %r = sub nsw i64 %a, %b
  ret i64 %r
}

; 11: three places
define i64 @mul(i64 %a) {
  %r = mul nuw i64 %a, 11
  ret i64 %r
}

define i64 @mul_narrow(i64 %a, i64 %b) {
  %x = trunc i64 %a to i6
  %y = trunc i64 %b to i6
  %p = mul i6 %x, %y
  %r = zext i6 %p to i64
  ret i64 %r
}

define i64 @and(i64 %a, i64 %b) {
  %r = and i64 %a, %b
  ret i64 %r
}

define i64 @or(i64 %a, i64 %b) {
  %r = or disjoint i64 %a, %b
  ret i64 %r
}

define i64 @xor(i64 %a, i64 %b) {
  %r = xor i64 %a, %b
  ret i64 %r
}

define i64 @udiv(i64 %a) {
  %r = udiv i64 %a, 65536
  ret i64 %r
}

define i64 @udiv_1(i64 %a) {
  %r = udiv i64 %a, 1
  ret i64 %r
}

; by 2^63
define i64 @udiv_half(i64 %a) {
  %r = udiv i64 %a, -9223372036854775808
  ret i64 %r
}

define i64 @urem(i64 %a) {
  %r = urem i64 %a, 4096
  ret i64 %r
}

; of what 8 divides
define i64 @sdiv_exact(i64 %a) {
  %m = and i64 %a, -8
  %r = sdiv exact i64 %m, 8
  ret i64 %r
}

define i64 @shl(i64 %a) {
  %r = shl nuw nsw i64 %a, 12
  ret i64 %r
}

define i64 @lshr(i64 %a) {
  %r = lshr exact i64 %a, 12
  ret i64 %r
}

define i64 @ashr(i64 %a) {
  %r = ashr i64 %a, 12
  ret i64 %r
}

define i64 @shl_by(i64 %a, i64 %b) {
  %by = and i64 %b, 63
  %r = shl i64 %a, %by
  ret i64 %r
}

define i64 @lshr_by(i64 %a, i64 %b) {
  %by = and i64 %b, 63
  %r = lshr i64 %a, %by
  ret i64 %r
}

define i64 @ashr_by(i64 %a, i64 %b) {
  %by = and i64 %b, 63
  %r = ashr i64 %a, %by
  ret i64 %r
}

; of 13 bits: the last step would be by more than there are
define i64 @ashr_13(i64 %a, i64 %b) {
  %x = trunc i64 %a to i13
  %n = trunc i64 %b to i13
  %by = urem i13 %n, 8
  %s = ashr i13 %x, %by
  %r = zext i13 %s to i64
  ret i64 %r
}

define i64 @trunc(i64 %a) {
  %x = trunc i64 %a to i32
  %r = zext i32 %x to i64
  ret i64 %r
}

define i64 @sext(i64 %a) {
  %x = trunc i64 %a to i20
  %r = sext i20 %x to i64
  ret i64 %r
}

define i1 @one_bit(i64 %a) {
  %x = lshr i64 %a, 7
  %r = trunc i64 %x to i1
  ret i1 %r
}

define i64 @freeze(i64 %a) {
  %r = freeze i64 %a
  ret i64 %r
}

define ptr @inttoptr(i64 %a) {
  %p = inttoptr i64 %a to ptr
  %q = getelementptr i8, ptr %p, i64 -5
  ret ptr %q
}

define i64 @ptrtoint(ptr %p, i64 %b) {
  %x = ptrtoint ptr %p to i64
  %r = sub i64 %x, %b
  ret i64 %r
}

; by four bytes of a signed index, which is narrow
define i64 @getelementptr(i64 %a, i64 %b) {
  %p = inttoptr i64 %a to ptr
  %i = trunc i64 %b to i32
  %q = getelementptr inbounds { i16, [3 x i32] }, ptr %p, i64 2, i32 1, i32 %i
  %r = ptrtoint ptr %q to i64
  ret i64 %r
}
