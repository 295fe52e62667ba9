package io.opentrade.sandbox.link;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Plans: a table of nodes, each naming earlier ones, then which node decides what. A shared node
/// is sent once.
final class PlanCodec {
  private static final int MAXIMUM_PLOTS = 100;
  private static final int TEXT = 800;

  private PlanCodec() {}

  static void plan(WireWriter out, Plan plan) {
    NodeWriter nodes = new NodeWriter();
    Map<Role, Integer> columns = new EnumMap<>(Role.class);
    plan.columns().forEach((role, column) -> columns.put(role, nodes.add(column)));
    Map<String, Integer> plots = new LinkedHashMap<>();
    plan.plots().forEach((name, column) -> plots.put(name, nodes.add(column)));
    nodes.writeTo(out);
    out.list(columns.entrySet(), entry -> out.constant(entry.getKey()).integer(entry.getValue()));
    out.text(plan.entryTag()).text(plan.exitTag());
    out.list(plots.entrySet(), entry -> out.text(entry.getKey()).integer(entry.getValue()));
  }

  static Plan plan(WireReader in) {
    NodeReader nodes = new NodeReader(in);
    Map<Role, Expression> columns = new EnumMap<>(Role.class);
    in.list(
        Role.values().length, () -> columns.put(in.constant(Role.class), nodes.get(in.integer())));
    String entryTag = in.text(TEXT);
    String exitTag = in.text(TEXT);
    Map<String, Expression> plots = new LinkedHashMap<>();
    in.list(MAXIMUM_PLOTS, () -> plots.put(in.text(TEXT), nodes.get(in.integer())));
    return new Plan(columns, entryTag, exitTag, plots);
  }
}
