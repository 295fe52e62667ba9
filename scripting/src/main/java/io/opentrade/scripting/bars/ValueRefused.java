package io.opentrade.scripting.bars;

/// A number that a script computed makes no sense in an order. The run goes on: the order is
/// refused and counted under the reason.
final class ValueRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param reason a short clause for people, the same words for the same mistake
  ValueRefused(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
