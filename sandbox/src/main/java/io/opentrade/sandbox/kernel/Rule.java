package io.opentrade.sandbox.kernel;

/// When a system call is refused. Arguments are counted from 0 and looked at in their low 32 bits,
/// which is all that the calls named here take of them.
sealed interface Rule {
  SystemCall call();

  /// Always; the caller sees this error number.
  record Always(SystemCall call, int error) implements Rule {}

  /// Where the argument has any of these bits.
  record AnyBit(SystemCall call, int argument, int bits) implements Rule {}

  /// Where the argument lacks one of these bits.
  record LacksBit(SystemCall call, int argument, int bits) implements Rule {}

  /// Where the argument is this number.
  record Equal(SystemCall call, int argument, int value) implements Rule {}

  /// Where the argument is any other number.
  record Unequal(SystemCall call, int argument, int value) implements Rule {}
}
