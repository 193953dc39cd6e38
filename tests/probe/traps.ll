; SPDX-License-Identifier: BSD-2-Clause
;
; Words for which a function doesn't return.

define i64 @bug(i64 %a) {
entry:
  %c = icmp ugt i64 %a, 255
  br i1 %c, label %bad, label %good
bad:
  call void asm sideeffect "brk\0A.pushsection __bug_table,\22aw\22\0A.popsection", ""()
  unreachable
good:
  %r = shl i64 %a, 1
  ret i64 %r
}

declare void @llvm.trap()
define i64 @trap(i64 %a, i64 %b) {
entry:
  %c = icmp eq i64 %a, %b
  br i1 %c, label %bad, label %good
bad:
  call void @llvm.trap()
  unreachable
good:
  ret i64 %b
}

; within a call, under its condition
define internal i64 @stops_at_9(i64 %x) {
entry:
  %c = icmp eq i64 %x, 9
  br i1 %c, label %bad, label %good
bad:
  unreachable
good:
  ret i64 %x
}

define i64 @called(i64 %a, i64 %b) {
entry:
  %c = trunc i64 %b to i1
  br i1 %c, label %ask, label %end
ask:
  %x = call i64 @stops_at_9(i64 %a)
  ret i64 %x
end:
  ret i64 4
}

define i64 @always(i64 %a) {
  unreachable
}
