package io.opentrade.server.alert.watch;

/// By how much a comparison may miss and still count as true. An alert that has fired waits until
/// its condition, with this slack, does not hold any more: its hysteresis.
///
/// @param amount an amount, or a fraction of the right side
/// @param relative whether it is a fraction
public record Slack(double amount, boolean relative) {
  /// A miss is a miss.
  public static final Slack NONE = new Slack(0, false);

  double of(double right) {
    return relative ? amount * Math.abs(right) : amount;
  }
}
