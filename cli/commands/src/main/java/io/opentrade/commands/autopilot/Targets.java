package io.opentrade.commands.autopilot;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.protocol.AutopilotStart.Target;
import io.opentrade.protocol.Decimal;
import org.jspecify.annotations.Nullable;

/// Reads a profit to reach: `500`, or `10%` of the budget.
final class Targets {
  private Targets() {}

  static Target read(Invocation invocation, String label, String text) {
    boolean percent = text.endsWith("%");
    String digits = percent ? text.substring(0, text.length() - 1).strip() : text;
    @Nullable Decimal value = new Amounts(invocation).positive(label, digits);
    return percent ? new Target(null, value) : new Target(value, null);
  }
}
