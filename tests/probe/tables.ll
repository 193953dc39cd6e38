; SPDX-License-Identifier: BSD-2-Clause
;
; Constants in memory: what clang makes of switches, and fields of structs.

target datalayout = "e-i64:64-n32:64"

@words = private constant [4 x i64] [ i64 5, i64 -1, i64 0, i64 4096 ]
@bytes = private constant [8 x i8] c"\01\02\04\08\10\20\40\80"
@flags = private constant [8 x i1] [ i1 1, i1 0, i1 0, i1 1, i1 1, i1 0, i1 1, i1 1 ]
@rows = private constant [2 x { i32, i64 }] [ { i32, i64 } { i32 1, i64 100 }, { i32, i64 } { i32 2, i64 200 } ]
@empty = private constant [3 x {}] zeroinitializer

define i64 @table(i64 %a) {
  %i = and i64 %a, 3
  %p = getelementptr inbounds [4 x i64], ptr @words, i64 0, i64 %i
  %r = load i64, ptr %p, align 8
  ret i64 %r
}

define i64 @table_of_bytes(i64 %a) {
  %i = and i64 %a, 7
  %p = getelementptr inbounds [8 x i8], ptr @bytes, i64 0, i64 %i
  %x = load i8, ptr %p, align 1
  %r = zext i8 %x to i64
  ret i64 %r
}

define i1 @table_of_bits(i64 %a) {
  %i = and i64 %a, 7
  %p = getelementptr inbounds [8 x i1], ptr @flags, i64 0, i64 %i
  %r = load i1, ptr %p, align 1
  ret i1 %r
}

define i64 @field(i64 %a) {
  %i = and i64 %a, 1
  %p = getelementptr inbounds [2 x { i32, i64 }], ptr @rows, i64 0, i64 %i, i32 1
  %r = load i64, ptr %p, align 8
  ret i64 %r
}

define i64 @fixed(i64 %a) {
  %x = load i32, ptr getelementptr inbounds ([2 x { i32, i64 }], ptr @rows, i64 0, i64 1, i32 0), align 8
  %r = zext i32 %x to i64
  ret i64 %r
}

; a fifth entry isn't there
define i64 @beyond(i64 %a) {
  %i = and i64 %a, 7
  %p = getelementptr inbounds [4 x i64], ptr @words, i64 0, i64 %i
  %r = load i64, ptr %p, align 8
  ret i64 %r
}

; ... nor are there any
define i64 @nothing_in_it(i64 %a) {
  %i = and i64 %a, 1
  %p = getelementptr i8, ptr @empty, i64 %i
  %r = load i64, ptr %p, align 8
  ret i64 %r
}

define i64 @nothing_at_0(i64 %a) {
  %r = load i64, ptr @empty, align 8
  ret i64 %r
}
