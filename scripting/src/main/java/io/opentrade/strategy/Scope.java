package io.opentrade.strategy;

import io.opentrade.scripting.bars.BarHost;
import io.opentrade.scripting.plan.Node;
import io.opentrade.scripting.plan.PlanBuilder;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the columns of one world: the same one for the same expression.
///
/// @param bars the bar-by-bar side; null in `signals`
/// @param stranger the name of a market that the run does not have; null for one that it has
record Scope(
    PlanBuilder builder,
    @Nullable BarHost bars,
    @Nullable String stranger,
    Map<Node, Column> columns,
    Map<Node, Condition> conditions) {
  Scope(PlanBuilder builder, @Nullable BarHost bars) {
    this(builder, bars, null);
  }

  Scope(PlanBuilder builder, @Nullable BarHost bars, @Nullable String stranger) {
    this(builder, bars, stranger, new IdentityHashMap<>(), new IdentityHashMap<>());
  }

  Column column(Node node) {
    return columns.computeIfAbsent(node, each -> new Column(this, each));
  }

  Condition condition(Node node) {
    return conditions.computeIfAbsent(node, each -> new Condition(this, each));
  }

  /// A column's node, a number or a parameter, as the builder takes it.
  static Object operand(Object value) {
    return switch (value) {
      case Column column -> column.node;
      case Condition condition -> condition.node;
      default -> value;
    };
  }

  Column binary(String operator, Column left, Object right) {
    return column(builder.binary(operator, left.node, operand(right)));
  }

  Condition compare(String operator, Column left, Object right) {
    return condition(builder.binary(operator, left.node, operand(right)));
  }

  /// What has been opened of a node for reading bar by bar.
  <T> T open(Node node, Class<T> type) {
    if (stranger != null) {
      builder.refuse("there is no market " + stranger + ", and no column of it", "");
      throw new IllegalStateException("refused");
    }
    if (bars == null) {
      builder.refuse(
          "a column has no value inside signals()",
          "signals() describes columns, onBar(ctx) reads them bar by bar");
      throw new IllegalStateException("refused");
    }
    return type.cast(bars.cell(node));
  }

  /// Refuses a word that only describes columns.
  void requireSignals(String word) {
    if (bars != null) {
      builder.refuse(word + " is for signals()", "in onBar(ctx) keep what you need in fields");
    }
  }
}
