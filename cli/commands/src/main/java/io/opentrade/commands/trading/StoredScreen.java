package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.StoredStrategy;
import java.util.List;
import java.util.stream.Collectors;

/// Stored strategies as a table.
final class StoredScreen {
  private StoredScreen() {}

  /// One as the answer of a command.
  static void one(Invocation invocation, StoredStrategy stored) {
    if (invocation.json()) {
      invocation.document(stored);
    } else {
      show(invocation, List.of(stored));
    }
  }

  static void show(Invocation invocation, List<StoredStrategy> all) {
    Table table =
        new Table()
            .left(invocation.text("column.strategy"), 0)
            .left(invocation.text("column.state"), 0)
            .left(invocation.text("column.account"), 0)
            .left(invocation.text("column.series"), 0)
            .right(invocation.text("column.budget"), 1)
            .left(invocation.text("column.settings"), 2)
            .left(invocation.text("column.file"), 3)
            .left(invocation.text("column.description"), 4);
    for (StoredStrategy stored : all) {
      String state = invocation.text(stored.active() ? "strategy.active" : "strategy.inactive");
      table
          .row()
          .cell(Tint.BOLD, stored.name())
          .cell(stored.active() ? Tint.GOOD : Tint.DIM, state)
          .cell(stored.account())
          .cell(String.join(", ", stored.series()))
          .cell(Numbers.exactOrNone(stored.budget()))
          .cell(settings(stored))
          .cell(stored.file().toString())
          .cell(stored.description() == null ? "" : stored.description().toString());
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  private static String settings(StoredStrategy stored) {
    String set =
        stored.set().entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(" "));
    String leverage = stored.leverage() == null ? "" : stored.leverage() + "x ";
    String margin = stored.margin() == null ? "" : stored.margin() + " ";
    return (leverage + margin + set).strip();
  }
}
