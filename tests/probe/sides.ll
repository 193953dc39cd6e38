; SPDX-License-Identifier: BSD-2-Clause
;
; The same helpers of a tree and of kernel.h, for test_prove.c: each pair is equal, or
; isn't, in a way of its own.
target datalayout = "e-m:e-i64:64-n8:16:32:64-S128"
declare void @llvm.trap()

; equal, written in another way
define i64 @probe_pte_none(i64 %a, i64 %b) {
  %c = icmp eq i64 %a, 0
  %r = zext i1 %c to i64
  ret i64 %r
}
define i64 @model_pte_none(i64 %a, i64 %b) {
  %c = icmp ult i64 %a, 1
  %r = zext i1 %c to i64
  ret i64 %r
}

; another bit
define i64 @probe_pte_present(i64 %a, i64 %b) {
  %r = and i64 %a, 1
  ret i64 %r
}
define i64 @model_pte_present(i64 %a, i64 %b) {
  %s = lshr i64 %a, 1
  %r = and i64 %s, 1
  ret i64 %r
}

; the tree's never returns: nothing is left that could differ
define i64 @probe_pte_young(i64 %a, i64 %b) {
  call void @llvm.trap()
  unreachable
}
define i64 @model_pte_young(i64 %a, i64 %b) {
  ret i64 1
}

; the tree's traps for words of 16 and more, and they are equal below
define i64 @probe_pte_dirty(i64 %a, i64 %b) {
  %c = icmp ugt i64 %a, 15
  br i1 %c, label %bad, label %good
bad:
  call void @llvm.trap()
  unreachable
good:
  %r = and i64 %a, 4
  ret i64 %r
}
define i64 @model_pte_dirty(i64 %a, i64 %b) {
  %r = and i64 %a, 20
  %s = and i64 %r, 4
  ret i64 %s
}

; kernel.h's traps for words of 16 and more, where the tree's returns 0
define i64 @probe_pte_write(i64 %a, i64 %b) {
  ret i64 0
}
define i64 @model_pte_write(i64 %a, i64 %b) {
  %c = icmp ugt i64 %a, 15
  br i1 %c, label %bad, label %good
bad:
  call void @llvm.trap()
  unreachable
good:
  ret i64 0
}

; not equal, of arguments that a layout without leaves in pmds doesn't have
define i64 @probe_pfn_pmd(i64 %a, i64 %b) {
  ret i64 %a
}
define i64 @model_pfn_pmd(i64 %a, i64 %b) {
  ret i64 %b
}
