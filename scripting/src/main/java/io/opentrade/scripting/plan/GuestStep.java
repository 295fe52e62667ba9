package io.opentrade.scripting.plan;

import org.graalvm.polyglot.Value;

/// A scan's function in JavaScript or Python: handed its state and the values of the bar, it gives
/// the next state: a number, nothing, or an object with a number `value` and whatever else it
/// needs.
final class GuestStep implements ScanStep {
  private static final String VALUE = "value";

  private final Value function;
  private final boolean[] conditions;
  private Value state;

  /// @param conditions which inputs are handed over as true and false
  GuestStep(Value function, Value initial, boolean[] conditions) {
    this.function = function;
    this.state = initial;
    this.conditions = conditions;
  }

  @Override
  public double next(double[] inputs) {
    Object[] arguments = new Object[inputs.length + 1];
    arguments[0] = state;
    for (int index = 0; index < inputs.length; index++) {
      arguments[index + 1] = conditions[index] ? (Object) (inputs[index] == 1) : inputs[index];
    }
    state = function.execute(arguments);
    double value = number(held(state));
    return Math.abs(value) <= Double.MAX_VALUE ? value : Double.NaN;
  }

  private static Value held(Value state) {
    if (state.hasHashEntries() && state.hasHashEntry(VALUE)) {
      return state.getHashValue(VALUE);
    }
    boolean object = state.hasMembers() && !state.isNumber() && !state.isNull();
    return object && state.hasMember(VALUE) ? state.getMember(VALUE) : state;
  }

  private static double number(Value value) {
    if (value.isNull()) {
      return Double.NaN;
    }
    if (value.isBoolean()) {
      return value.asBoolean() ? 1 : 0;
    }
    if (value.isNumber()) {
      return value.fitsInDouble() ? value.asDouble() : Double.NaN;
    }
    throw new Refusal(
        "the function of a scan must return a number, or an object with a number 'value'",
        "end it with: return the next state");
  }
}
