package io.opentrade.research.backtest;

import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What scripts have declared and planned since research started: a script that has not changed
/// need not be asked again (ADR 150). The least recently asked for is forgotten first. Safe for use
/// by many threads.
final class PlanMemory {
  /// A plan may have ten thousand nodes.
  private static final int MOST = 64;

  /// A script, whatever its file is called elsewhere.
  record Known(String name, Language language, String hash) {
    static Known of(Script script) {
      return new Known(script.name(), script.language(), script.hash());
    }
  }

  /// @param values null where the plan holds for all
  private record Call(Known script, @Nullable Map<String, ParameterValue> values) {}

  private final Map<Known, Declaration> declarations = new Recent<>();
  private final Map<Call, BuiltPlan> plans = new Recent<>();

  /// @param ask the script itself, where it is not known
  Declaration declaration(Known script, Supplier<Declaration> ask) {
    Declaration known = recalled(declarations, script);
    return known == null ? kept(declarations, script, ask.get()) : known;
  }

  /// What it wrote while it planned comes with the plan again. One that looks at no parameter is
  /// the same whatever their values are.
  ///
  /// @param values overrides of the declared defaults
  /// @param ask the script itself, where it is not known
  BuiltPlan plan(Known script, Map<String, ParameterValue> values, Supplier<BuiltPlan> ask) {
    Call all = new Call(script, null);
    Call these = new Call(script, Map.copyOf(values));
    BuiltPlan always = recalled(plans, all);
    BuiltPlan known = always == null ? recalled(plans, these) : always;
    if (known != null) {
      return known;
    }
    BuiltPlan built = ask.get(); // without the lock: a script may take long
    return kept(plans, built.symbolic() ? all : these, built);
  }

  private synchronized <K, V> @Nullable V recalled(Map<K, V> memory, K key) {
    return memory.get(key);
  }

  private synchronized <K, V> V kept(Map<K, V> memory, K key, V answer) {
    memory.put(key, answer);
    return answer;
  }

  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(MOST, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > MOST;
    }
  }
}
