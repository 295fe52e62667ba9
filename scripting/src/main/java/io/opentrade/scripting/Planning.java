package io.opentrade.scripting;

import io.opentrade.sandbox.ParameterValue;
import io.opentrade.scripting.guest.Guest;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes the plans of one script for one set of values after the other, as a sweep wants them. A
/// guest of its own for each would take many times as long, but a script's variables live as long
/// as its guest, and a plan may remember an earlier one's values. So the first plan for which a
/// parameter has another value is made in a guest of its own as well, and so is each that looks at
/// other parameters than the first; where the two differ, all later ones are.
final class Planning {
  private final Guest guest;
  private final LogBook log;
  private final Function<Map<String, ParameterValue>, Guest.MadePlan> alone;
  private final Set<String> compared = new HashSet<>();
  private @Nullable Map<String, ParameterValue> first;
  private Set<String> looked = Set.of();
  private boolean remembers;

  /// @param alone makes a plan in a guest that has seen nothing
  Planning(Guest guest, LogBook log, Function<Map<String, ParameterValue>, Guest.MadePlan> alone) {
    this.guest = guest;
    this.log = log;
    this.alone = alone;
  }

  Guest.MadePlan plan(Map<String, ParameterValue> values) {
    if (remembers) {
      return alone.apply(values);
    }
    if (first == null) {
      first = values;
      Guest.MadePlan made = guest.plan(values);
      looked = made.looked();
      return made;
    }
    Guest.MadePlan made = guest.plan(values);
    if (made.looked().equals(looked) && compared.containsAll(changed(values, first))) {
      return made;
    }
    log.forget();
    Guest.MadePlan right = alone.apply(values);
    remembers = !right.looked().equals(made.looked()) || !right.plan().equals(made.plan());
    compared.addAll(changed(values, first));
    return right;
  }

  private Set<String> changed(
      Map<String, ParameterValue> values, Map<String, ParameterValue> before) {
    Set<String> changed = new HashSet<>(looked);
    changed.removeIf(name -> Objects.equals(values.get(name), before.get(name)));
    return changed;
  }
}
