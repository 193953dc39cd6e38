; SPDX-License-Identifier: BSD-2-Clause
;
; LLVM's intrinsics.

declare i64 @llvm.bswap.i64(i64)
define i64 @bswap(i64 %a) {
  %r = call i64 @llvm.bswap.i64(i64 %a)
  ret i64 %r
}

declare i64 @llvm.bitreverse.i64(i64)
define i64 @bitreverse(i64 %a) {
  %r = call i64 @llvm.bitreverse.i64(i64 %a)
  ret i64 %r
}

declare i64 @llvm.ctpop.i64(i64)
define i64 @ctpop(i64 %a) {
  %r = call i64 @llvm.ctpop.i64(i64 %a)
  ret i64 %r
}

declare i64 @llvm.umin.i64(i64, i64)
define i64 @umin(i64 %a, i64 %b) {
  %r = call i64 @llvm.umin.i64(i64 %a, i64 %b)
  ret i64 %r
}

declare i64 @llvm.umax.i64(i64, i64)
define i64 @umax(i64 %a, i64 %b) {
  %r = call i64 @llvm.umax.i64(i64 %a, i64 %b)
  ret i64 %r
}

declare i64 @llvm.smin.i64(i64, i64)
define i64 @smin(i64 %a, i64 %b) {
  %r = call i64 @llvm.smin.i64(i64 %a, i64 %b)
  ret i64 %r
}

declare i64 @llvm.smax.i64(i64, i64)
define i64 @smax(i64 %a, i64 %b) {
  %r = call i64 @llvm.smax.i64(i64 %a, i64 %b)
  ret i64 %r
}

declare i64 @llvm.expect.i64(i64, i64)
define i64 @expect(i64 %a, i64 %b) {
  %r = call i64 @llvm.expect.i64(i64 %a, i64 %b)
  ret i64 %r
}

declare i32 @llvm.bswap.i32(i32)
define i64 @bswap_32(i64 %a) {
  %x = trunc i64 %a to i32
  %y = call i32 @llvm.bswap.i32(i32 %x)
  %r = zext i32 %y to i64
  ret i64 %r
}

declare i64 @llvm.ctlz.i64(i64, i1)
define i64 @ctlz(i64 %a) {
  %r = call i64 @llvm.ctlz.i64(i64 %a, i1 false)
  ret i64 %r
}

declare i64 @llvm.cttz.i64(i64, i1)
define i64 @cttz(i64 %a) {
  %r = call i64 @llvm.cttz.i64(i64 %a, i1 false)
  ret i64 %r
}

; of 0 it's no value
define i64 @cttz_of_some(i64 %a) {
  %x = call i64 @llvm.cttz.i64(i64 %a, i1 true)
  %c = icmp eq i64 %a, 0
  %r = select i1 %c, i64 99, i64 %x
  ret i64 %r
}

define i64 @cttz_of_none(i64 %a) {
  %r = call i64 @llvm.cttz.i64(i64 %a, i1 true)
  ret i64 %r
}

define i64 @ctlz_of_none(i64 %a) {
  %r = call i64 @llvm.ctlz.i64(i64 %a, i1 true)
  ret i64 %r
}

declare i64 @llvm.fshl.i64(i64, i64, i64)
define i64 @fshl(i64 %a, i64 %b) {
  %r = call i64 @llvm.fshl.i64(i64 %a, i64 %b, i64 13)
  ret i64 %r
}

define i64 @fshl_none(i64 %a, i64 %b) {
  %r = call i64 @llvm.fshl.i64(i64 %a, i64 %b, i64 64)
  ret i64 %r
}

declare i64 @llvm.fshr.i64(i64, i64, i64)
define i64 @fshr(i64 %a, i64 %b) {
  %r = call i64 @llvm.fshr.i64(i64 %a, i64 %b, i64 77)
  ret i64 %r
}

define i64 @fshr_none(i64 %a, i64 %b) {
  %r = call i64 @llvm.fshr.i64(i64 %a, i64 %b, i64 0)
  ret i64 %r
}

define i64 @fshl_by(i64 %a, i64 %b) {
  %r = call i64 @llvm.fshl.i64(i64 %a, i64 %a, i64 %b)
  ret i64 %r
}

declare void @llvm.assume(i1)
define i64 @assume(i64 %a) {
  %c = icmp eq i64 %a, 0
  call void @llvm.assume(i1 %c)
  ret i64 %a
}

declare i1 @llvm.is.constant.i64(i64)
define i1 @is_constant(i64 %a) {
  %r = call i1 @llvm.is.constant.i64(i64 %a)
  ret i1 %r
}

declare i64 @llvm.usub.sat.i64(i64, i64)
define i64 @usub_sat(i64 %a, i64 %b) {
  %r = call i64 @llvm.usub.sat.i64(i64 %a, i64 %b)
  ret i64 %r
}
