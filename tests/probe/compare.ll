; SPDX-License-Identifier: BSD-2-Clause
;
; Comparisons: each of LLVM's predicates, of 64 bits and of 8.

define i1 @eq(i64 %a, i64 %b) {
  %r = icmp eq i64 %a, %b
  ret i1 %r
}

define i1 @eq_8(i64 %a, i64 %b) {
  %x = trunc i64 %a to i8
  %y = trunc i64 %b to i8
  %r = icmp eq i8 %x, %y
  ret i1 %r
}

define i1 @ne(i64 %a, i64 %b) {
  %r = icmp ne i64 %a, %b
  ret i1 %r
}

define i1 @ne_8(i64 %a, i64 %b) {
  %x = trunc i64 %a to i8
  %y = trunc i64 %b to i8
  %r = icmp ne i8 %x, %y
  ret i1 %r
}

define i1 @ugt(i64 %a, i64 %b) {
  %r = icmp ugt i64 %a, %b
  ret i1 %r
}

define i1 @ugt_8(i64 %a, i64 %b) {
  %x = trunc i64 %a to i8
  %y = trunc i64 %b to i8
  %r = icmp ugt i8 %x, %y
  ret i1 %r
}

define i1 @uge(i64 %a, i64 %b) {
  %r = icmp uge i64 %a, %b
  ret i1 %r
}

define i1 @uge_8(i64 %a, i64 %b) {
  %x = trunc i64 %a to i8
  %y = trunc i64 %b to i8
  %r = icmp uge i8 %x, %y
  ret i1 %r
}

define i1 @ult(i64 %a, i64 %b) {
  %r = icmp ult i64 %a, %b
  ret i1 %r
}

define i1 @ult_8(i64 %a, i64 %b) {
  %x = trunc i64 %a to i8
  %y = trunc i64 %b to i8
  %r = icmp ult i8 %x, %y
  ret i1 %r
}

define i1 @ule(i64 %a, i64 %b) {
  %r = icmp ule i64 %a, %b
  ret i1 %r
}

define i1 @ule_8(i64 %a, i64 %b) {
  %x = trunc i64 %a to i8
  %y = trunc i64 %b to i8
  %r = icmp ule i8 %x, %y
  ret i1 %r
}

define i1 @sgt(i64 %a, i64 %b) {
  %r = icmp sgt i64 %a, %b
  ret i1 %r
}

define i1 @sgt_8(i64 %a, i64 %b) {
  %x = trunc i64 %a to i8
  %y = trunc i64 %b to i8
  %r = icmp sgt i8 %x, %y
  ret i1 %r
}

define i1 @sge(i64 %a, i64 %b) {
  %r = icmp sge i64 %a, %b
  ret i1 %r
}

define i1 @sge_8(i64 %a, i64 %b) {
  %x = trunc i64 %a to i8
  %y = trunc i64 %b to i8
  %r = icmp sge i8 %x, %y
  ret i1 %r
}

define i1 @slt(i64 %a, i64 %b) {
  %r = icmp slt i64 %a, %b
  ret i1 %r
}

define i1 @slt_8(i64 %a, i64 %b) {
  %x = trunc i64 %a to i8
  %y = trunc i64 %b to i8
  %r = icmp slt i8 %x, %y
  ret i1 %r
}

define i1 @sle(i64 %a, i64 %b) {
  %r = icmp sle i64 %a, %b
  ret i1 %r
}

define i1 @sle_8(i64 %a, i64 %b) {
  %x = trunc i64 %a to i8
  %y = trunc i64 %b to i8
  %r = icmp sle i8 %x, %y
  ret i1 %r
}
