package io.opentrade.server.alert.watch;

/// Whether a condition holds, in the order of Kleene's logic: `and` is the least, `or` the most.
enum Truth {
  NO,
  UNKNOWN,
  YES;

  static Truth of(boolean holds) {
    return holds ? YES : NO;
  }

  Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Truth or(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Truth not() {
    return this == YES ? NO : this == NO ? YES : UNKNOWN;
  }
}
