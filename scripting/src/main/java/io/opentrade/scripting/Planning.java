package io.opentrade.scripting;

import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.scripting.guest.Guest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Makes the plans of one script for one set of values after the other, as a sweep wants them. A
/// guest of its own for each would take many times as long, but a script's variables live as long
/// as its guest, and a plan may remember an earlier one's values. So some are made in a guest of
/// their own as well: each that goes another way than those before it, and each for which a
/// parameter has another value for the first time on its way. Where the two differ all later ones
/// are made so.
final class Planning {
  private final Guest guest;
  private final LogBook log;
  private final Function<Map<String, ParameterValue>, Guest.MadePlan> alone;
  private final Map<Object, Way> ways = new HashMap<>();
  private boolean asked;
  private boolean remembers;

  /// @param alone makes a plan in a guest that has seen nothing
  Planning(Guest guest, LogBook log, Function<Map<String, ParameterValue>, Guest.MadePlan> alone) {
    this.guest = guest;
    this.log = log;
    this.alone = alone;
  }

  /// @throws ScriptFailed where the script throws
  Guest.MadePlan plan(Map<String, ParameterValue> values) {
    if (remembers) {
      return alone.apply(values);
    }
    boolean untouched = !asked;
    asked = true;
    Answer here = Answer.of(guest::plan, values);
    Way way = ways.computeIfAbsent(here.way(), _ -> new Way(values));
    if (way.trusts(values)) {
      return here.plan();
    }
    way.trust(values);
    if (untouched) {
      return here.plan();
    }
    log.forget();
    Answer right = Answer.of(alone, values);
    remembers = !right.same(here);
    return right.plan();
  }

  /// Plans that looked at the same parameters, or failed alike.
  private static final class Way {
    private final Map<String, ParameterValue> first;
    private final Set<String> harmless = new HashSet<>();
    private boolean known;

    Way(Map<String, ParameterValue> first) {
      this.first = first;
    }

    /// Whether a guest of its own has shown for each of the parameters that another value than the
    /// first does no harm here.
    boolean trusts(Map<String, ParameterValue> values) {
      return known && harmless.containsAll(changed(values));
    }

    void trust(Map<String, ParameterValue> values) {
      known = true;
      harmless.addAll(changed(values));
    }

    private Set<String> changed(Map<String, ParameterValue> values) {
      Set<String> changed = new HashSet<>(values.keySet());
      changed.removeIf(name -> Objects.equals(values.get(name), first.get(name)));
      return changed;
    }
  }

  /// What comes of asking.
  private sealed interface Answer {
    static Answer of(
        Function<Map<String, ParameterValue>, Guest.MadePlan> ask,
        Map<String, ParameterValue> values) {
      try {
        return new Planned(ask.apply(values));
      } catch (ScriptFailed failed) {
        return new Failed(failed);
      }
    }

    /// Equal for answers that the script came to in the same way, as far as one can see.
    Object way();

    boolean same(Answer other);

    /// @throws ScriptFailed where the script threw
    Guest.MadePlan plan();
  }

  private record Planned(Guest.MadePlan plan) implements Answer {
    @Override
    public Object way() {
      return plan.looked();
    }

    @Override
    public boolean same(Answer other) {
      return other instanceof Planned(Guest.MadePlan its)
          && its.looked().equals(plan.looked())
          && its.plan().equals(plan.plan());
    }
  }

  private record Failed(ScriptFailed failed) implements Answer {
    @Override
    public Object way() {
      return failed.failure();
    }

    @Override
    public boolean same(Answer other) {
      return other.way().equals(way());
    }

    @Override
    public Guest.MadePlan plan() {
      throw failed;
    }
  }
}
