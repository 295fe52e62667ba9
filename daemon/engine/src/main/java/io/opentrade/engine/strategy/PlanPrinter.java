package io.opentrade.engine.strategy;

/// The canonical text and hash of a plan: equal plans print alike, however their nodes are shared.
public final class PlanPrinter {
  private PlanPrinter() {}

  /// One line a distinct node, inputs first, then one line a role and a plot.
  public static String print(Plan plan) {
    throw new UnsupportedOperationException();
  }

  /// SHA-256 of the text: 64 lower-case hexadecimal digits.
  public static String hash(Plan plan) {
    throw new UnsupportedOperationException();
  }
}
