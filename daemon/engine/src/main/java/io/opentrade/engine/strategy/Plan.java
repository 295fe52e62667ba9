package io.opentrade.engine.strategy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a `signals` strategy returns: which columns decide what. Immutable.
///
/// @param columns the deciding columns; at least one entry
/// @param entryTag written on each trade it enters; the empty text for none
/// @param exitTag written as the exit reason in place of `signal`; the empty text for none
/// @param plots number columns to draw, by name, in the order given
public record Plan(
    Map<Role, Expression> columns, String entryTag, String exitTag, Map<String, Expression> plots) {
  public Plan {
    columns = Map.copyOf(columns);
    plots = Collections.unmodifiableMap(new LinkedHashMap<>(plots));
    if (!columns.containsKey(Role.ENTER_LONG) && !columns.containsKey(Role.ENTER_SHORT)) {
      throw new IllegalArgumentException("the plan enters nothing: return enterLong or enterShort");
    }
    columns.forEach((role, column) -> Expressions.require(column, role.kind(), role));
  }
}
