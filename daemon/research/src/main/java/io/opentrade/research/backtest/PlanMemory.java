package io.opentrade.research.backtest;

import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

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

  private record Call(Known script, Map<String, ParameterValue> values) {}

  private final Map<Known, Declaration> declarations = new Recent<>();
  private final Map<Call, BuiltPlan> plans = new Recent<>();

  /// @param ask the script itself, where it is not known
  Declaration declaration(Known script, Supplier<Declaration> ask) {
    return recalled(declarations, script, ask);
  }

  /// What it wrote while it planned comes with the plan again.
  ///
  /// @param values overrides of the declared defaults
  /// @param ask the script itself, where it is not known
  BuiltPlan plan(Known script, Map<String, ParameterValue> values, Supplier<BuiltPlan> ask) {
    return recalled(plans, new Call(script, Map.copyOf(values)), ask);
  }

  /// Asks without the lock: a script may take long. A failure is not remembered.
  private <K, V> V recalled(Map<K, V> memory, K key, Supplier<V> ask) {
    synchronized (this) {
      V known = memory.get(key);
      if (known != null) {
        return known;
      }
    }
    V answer = ask.get();
    synchronized (this) {
      memory.put(key, answer);
    }
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
