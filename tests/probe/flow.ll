; SPDX-License-Identifier: BSD-2-Clause
;
; Which way it goes: branches, switches, choices, calls.

define i64 @phi(i64 %a, i64 %b) {
entry:
  %c = icmp ult i64 %a, %b
  br i1 %c, label %less, label %join
less:
  %d = sub i64 %b, %a
  br label %join
join:
  %r = phi i64 [ %d, %less ], [ 7, %entry ]
  ret i64 %r
}

; two ways in from one block, which are one edge
define i64 @switch(i64 %a) {
entry:
  %x = and i64 %a, 15
  switch i64 %x, label %others [
    i64 1, label %odd
    i64 3, label %odd
    i64 8, label %eight
  ]
odd:
  br label %join
eight:
  br label %join
others:
  switch i64 %x, label %join [
    i64 15, label %odd
    i64 0, label %join
  ]
join:
  %r = phi i64 [ 10, %odd ], [ 20, %eight ], [ 30, %others ], [ 30, %others ]
  ret i64 %r
}

define i64 @select(i64 %a, i64 %b) {
  %m = and i64 %a, 2048
  %c = icmp ne i64 %m, 0
  %r = select i1 %c, i64 %b, i64 %a
  ret i64 %r
}

; of what isn't taken nothing need be known
define i64 @select_known(i64 %a) {
  %r = select i1 true, i64 %a, i64 poison
  ret i64 %r
}

define i64 @returns(i64 %a, i64 %b) {
entry:
  %c = trunc i64 %a to i1
  br i1 %c, label %first, label %second
first:
  ret i64 %b
second:
  %d = icmp slt i64 %a, 0
  br i1 %d, label %third, label %fourth
third:
  ret i64 -1
fourth:
  ret i64 %a
}

define internal i64 @inner(i64 %x, i1 %c) {
entry:
  br i1 %c, label %one, label %other
one:
  %r = add i64 %x, 1
  ret i64 %r
other:
  ret i64 %x
}

define internal i64 @middle(i64 %x, i64 %y) {
  %c = icmp eq i64 %x, %y
  %r = call i64 @inner(i64 %x, i1 %c)
  ret i64 %r
}

define i64 @calls(i64 %a, i64 %b) {
  %x = call i64 @middle(i64 %a, i64 %b)
  %y = call i64 @middle(i64 %b, i64 16)
  %r = xor i64 %x, %y
  ret i64 %r
}

; a block that only itself leads to isn't reached, nor is its loop
define i64 @unreached(i64 %a) {
entry:
  br i1 false, label %round, label %end
round:
  br label %round
end:
  ret i64 %a
}

define void @nothing(i64 %a) {
  ret void
}

define i64 @constant() {
  ret i64 81985529216486895
}

; of one object, at two places
@pair = internal constant [2 x i64] [ i64 11, i64 22 ]
define i64 @select_pointer(i64 %a) {
  %c = icmp ugt i64 %a, 4096
  %p = select i1 %c, ptr getelementptr ([2 x i64], ptr @pair, i64 0, i64 1), ptr @pair
  %r = load i64, ptr %p, align 8
  ret i64 %r
}

define i1 @not_null(i64 %a) {
  %r = icmp eq ptr @pair, null
  ret i1 %r
}
