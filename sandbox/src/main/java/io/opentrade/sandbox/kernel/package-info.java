/// What we ask the Linux kernel for directly, without a helper program: filters of system calls and
/// Landlock rules. Everything here is about the calling thread or process; nothing can be undone.
@NullMarked
package io.opentrade.sandbox.kernel;

import org.jspecify.annotations.NullMarked;
