; SPDX-License-Identifier: BSD-2-Clause
;
; Local variables, big-endian: memory_big.ll and memory_little.ll differ in that alone.

target datalayout = "E-i64:64-n32:64"

define i64 @word(i64 %a) {
  %v = alloca i64, align 8
  store volatile i64 %a, ptr %v, align 8
  %r = load volatile i64, ptr %v, align 8
  ret i64 %r
}

; the byte at the lowest address
define i64 @first_byte(i64 %a) {
  %v = alloca i64, align 8
  store volatile i64 %a, ptr %v, align 8
  %x = load volatile i8, ptr %v, align 1
  %r = zext i8 %x to i64
  ret i64 %r
}

define i64 @second_half(i64 %a) {
  %v = alloca i64, align 8
  store volatile i64 %a, ptr %v, align 8
  %p = getelementptr inbounds i8, ptr %v, i64 4
  %x = load volatile i32, ptr %p, align 4
  %r = zext i32 %x to i64
  ret i64 %r
}

; bytes 2 and 3 of a are those of b's two lowest
define i64 @put(i64 %a, i64 %b) {
  %v = alloca i64, align 8
  store volatile i64 %a, ptr %v, align 8
  %p = getelementptr inbounds i8, ptr %v, i64 2
  %x = trunc i64 %b to i16
  store i16 %x, ptr %p, align 2
  %r = load volatile i64, ptr %v, align 8
  ret i64 %r
}

; only where a is even
define i64 @put_sometimes(i64 %a, i64 %b) {
entry:
  %v = alloca i64, align 8
  store i64 %b, ptr %v, align 8
  %c = trunc i64 %a to i1
  br i1 %c, label %end, label %even
even:
  store i64 %a, ptr %v, align 8
  br label %end
end:
  %r = load i64, ptr %v, align 8
  ret i64 %r
}

declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
declare void @llvm.lifetime.start.p0(i64, ptr)

define i64 @fill(i64 %a) {
  %v = alloca { i32, i64 }, align 8
  call void @llvm.lifetime.start.p0(i64 16, ptr %v)
  %p = getelementptr inbounds { i32, i64 }, ptr %v, i64 0, i32 1
  store i64 %a, ptr %p, align 8
  %q = getelementptr inbounds i8, ptr %p, i64 5
  call void @llvm.memset.p0.i64(ptr %q, i8 90, i64 2, i1 false)
  %r = load i64, ptr %p, align 8
  ret i64 %r
}

; each has its own
define i64 @two(i64 %a, i64 %b) {
  %v = alloca i64, align 8
  %w = alloca i64, align 8
  store i64 %a, ptr %v, align 8
  store i64 %b, ptr %w, align 8
  %x = load i64, ptr %v, align 8
  %y = load i64, ptr %w, align 8
  %r = sub i64 %x, %y
  ret i64 %r
}
