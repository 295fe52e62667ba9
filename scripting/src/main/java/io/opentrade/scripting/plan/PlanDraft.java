package io.opentrade.scripting.plan;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import io.opentrade.sandbox.Nearest;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// A plan while the script describes it.
public final class PlanDraft {
  private static final int MAXIMUM_TAG = 100;
  private static final int MAXIMUM_PLOTS = 50;

  private final Words words;
  private final Map<Role, Expression> columns = new EnumMap<>(Role.class);
  private final Map<String, Expression> plots = new LinkedHashMap<>();
  private String entryTag = "";
  private String exitTag = "";

  PlanDraft(Words words) {
    this.words = words;
  }

  /// Refuses a key that no plan has, whatever stands behind it.
  void require(String key) {
    if (!words.planKeys().contains(key)) {
      throw unknown(key);
    }
  }

  void column(String key, Expression column) {
    Role role = words.roles().get(key);
    if (role == null) {
      throw unknown(key);
    }
    if (column.kind() != role.kind()) {
      throw new Refusal(
          switch (role.kind()) {
            case CONDITION -> key + " must be a condition, not a number";
            case NUMBER -> key + " must be a number column, not a condition";
          },
          role.kind() == Expression.Kind.CONDITION ? words.mixedKinds() : "");
    }
    columns.put(role, column);
  }

  void text(String key, String text) {
    if (text.length() > MAXIMUM_TAG) {
      throw new Refusal(key + " has at most " + MAXIMUM_TAG + " characters", "");
    }
    if (words.isTag(key)) {
      entryTag = text;
    } else if (words.isExitTag(key)) {
      exitTag = text;
    } else if (words.roles().containsKey(key)) {
      throw new Refusal(key + " must be a column, not a text", "");
    } else {
      throw unknown(key);
    }
  }

  void plot(String name, Expression column) {
    if (plots.size() >= MAXIMUM_PLOTS || name.length() > MAXIMUM_TAG) {
      throw new Refusal(
          "at most " + MAXIMUM_PLOTS + " plots with names of " + MAXIMUM_TAG + " characters", "");
    }
    if (column.kind() != Expression.Kind.NUMBER) {
      throw new Refusal("only number columns can be drawn, and plot '" + name + "' is none", "");
    }
    plots.put(name, column);
  }

  private Refusal unknown(String key) {
    return new Refusal(
        "a plan has no '" + key + "'" + Nearest.hint(key, words.planKeys()),
        "it knows " + String.join(", ", words.planKeys()));
  }

  /// The finished plan.
  ///
  /// @throws Refusal where it enters nothing
  public Plan plan() {
    if (!columns.containsKey(Role.ENTER_LONG) && !columns.containsKey(Role.ENTER_SHORT)) {
      throw new Refusal(
          "the plan enters nothing",
          "return " + words.word("ENTER_LONG") + " or " + words.word("ENTER_SHORT"));
    }
    return new Plan(columns, entryTag, exitTag, plots);
  }
}
