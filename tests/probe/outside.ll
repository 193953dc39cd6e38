; SPDX-License-Identifier: BSD-2-Clause
;
; What isn't an argument: each is a variable of its own name.

@global = external global i64
@many = external global { i64, [4 x i32] }
@pointer = external global ptr
@other = external global ptr

define i64 @of_global(i64 %a) {
  %x = load i64, ptr @global, align 8
  %r = and i64 %a, %x
  ret i64 %r
}

; twice the same
define i64 @of_global_twice(i64 %a) {
  %x = load i64, ptr @global, align 8
  %y = load volatile i64, ptr @global, align 8
  %z = xor i64 %x, %y
  %r = or i64 %z, %a
  ret i64 %r
}

define i64 @of_field(i64 %a) {
  %x = load i32, ptr getelementptr inbounds ({ i64, [4 x i32] }, ptr @many, i64 0, i32 1, i64 2), align 4
  %y = zext i32 %x to i64
  %r = xor i64 %a, %y
  ret i64 %r
}

define i64 @of_pointed(i64 %a) {
  %p = load ptr, ptr @pointer, align 8
  %q = getelementptr inbounds i8, ptr %p, i64 24
  %x = load i64, ptr %q, align 8
  %r = xor i64 %a, %x
  ret i64 %r
}

; a pointer that lies where another points
define i64 @of_chain(i64 %a) {
  %p = load ptr, ptr @pointer, align 8
  %q = load ptr, ptr %p, align 8
  %x = load i64, ptr %q, align 8
  %r = xor i64 %a, %x
  ret i64 %r
}

define i64 @of_address(i64 %a) {
  %x = ptrtoint ptr @many to i64
  %r = xor i64 %a, %x
  ret i64 %r
}

define i64 @of_pointers_value(i64 %a) {
  %p = load ptr, ptr @pointer, align 8
  %q = getelementptr inbounds i8, ptr %p, i64 3
  %x = ptrtoint ptr %q to i64
  %r = xor i64 %a, %x
  ret i64 %r
}

declare i64 @asked()
define i64 @of_function(i64 %a) {
  %x = call i64 @asked()
  %r = xor i64 %a, %x
  ret i64 %r
}

; what it returns of one number needn't be what it returns of another
declare i64 @asked_of(i64)
define i1 @of_arguments(i64 %a, i64 %b) {
  %x = call i64 @asked_of(i64 %a)
  %y = call i64 @asked_of(i64 %b)
  %p = trunc i64 %x to i8
  %q = trunc i64 %y to i8
  %r = icmp eq i8 %p, %q
  ret i1 %r
}

; nothing depends on it in the end
define i64 @of_none(i64 %a) {
  %x = load i64, ptr @global, align 8
  %y = and i64 %x, 0
  %r = or i64 %a, %y
  ret i64 %r
}

; where a function of another file points to
declare ptr @finds(i64)
define i64 @of_found(i64 %a) {
  %p = call ptr @finds(i64 %a)
  %r = load i64, ptr %p, align 8
  ret i64 %r
}

define i64 @is_found(i64 %a, i64 %b) {
  %p = call ptr @finds(i64 %a)
  %c = icmp eq ptr %p, null
  %r = select i1 %c, i64 %a, i64 %b
  ret i64 %r
}

; whose diagrams would double with each bit
define i64 @of_sum(i64 %a) {
  %x = load i64, ptr @global, align 8
  %r = add i64 %a, %x
  ret i64 %r
}

define i64 @of_difference(i64 %a) {
  %x = load i64, ptr @global, align 8
  %r = sub i64 %x, %a
  ret i64 %r
}

define i1 @is_below(i64 %a) {
  %x = load i64, ptr @global, align 8
  %r = icmp ult i64 %a, %x
  ret i1 %r
}

define i64 @of_element(i64 %a) {
  %p = load ptr, ptr @pointer, align 8
  %q = getelementptr i64, ptr %p, i64 %a
  %r = load i64, ptr %q, align 8
  ret i64 %r
}

; ppc64's atomic_read
define i64 @of_atomic(i64 %a) {
  %p = load ptr, ptr @pointer, align 8
  %x = call i32 asm sideeffect "lwz${1:U}${1:X} $0,$1", "=r,*m<>"(ptr elementtype(i32) %p)
  %r = zext i32 %x to i64
  ret i64 %r
}

; nothing depends on the sum
define i64 @of_no_sum(i64 %a) {
  %x = load i64, ptr @global, align 8
  %y = add i64 %a, %x
  %z = xor i64 %y, %y
  %r = or i64 %a, %z
  ret i64 %r
}

; a global constant of zeros, at a place that is no member's
@zeros = internal constant { i32, [3 x i32], ptr } zeroinitializer
define i64 @of_nothings(i64 %a) {
  %x = load i64, ptr getelementptr inbounds (i8, ptr @zeros, i64 6), align 1
  %r = add i64 %a, %x
  ret i64 %r
}
