package io.opentrade.commands.screen;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.EventInfo;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.PositionInfo;
import io.opentrade.protocol.StrategyInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The lists of `top` as tables.
final class TopLists {
  private final Invocation invocation;

  TopLists(Invocation invocation) {
    this.invocation = invocation;
  }

  private String column(String name) {
    return invocation.text("column." + name);
  }

  List<Line> accounts(List<AccountInfo> accounts, int columns) {
    Table table =
        new Table()
            .left(column("account"), 0)
            .left("", 0)
            .left(column("exchange"), 2)
            .right(column("equity"), 0)
            .left("", 3)
            .left(column("state"), 0)
            .right(column("positions"), 1)
            .right(column("orders"), 1);
    for (AccountInfo account : accounts) {
      table
          .row()
          .cell(account.demo() ? Tint.BOLD : Tint.BAD, account.name())
          .cell(account.demo() ? Tint.DIM : Tint.BAD, account.demo() ? "demo" : "REAL MONEY")
          .cell(account.exchange())
          .cell(Numbers.exact(account.equity()))
          .cell(account.currency())
          .cell(account.state().equals("active") ? Tint.GOOD : Tint.BAD, account.state())
          .cell(Numbers.count(account.positions()))
          .cell(Numbers.count(account.orders()));
    }
    return table.lines(columns, "  ");
  }

  TopSection positions(TopState state, int chosen) {
    Table table =
        new Table()
            .left(column("symbol"), 0)
            .right(column("quantity"), 0)
            .right(column("entry"), 1)
            .right(column("price"), 1)
            .right(column("unrealised"), 0)
            .flexible(column("strategy"), 2)
            .left(column("account"), 3);
    for (PositionInfo position : state.positions()) {
      table
          .row()
          .cell(Tint.BOLD, position.symbol())
          .cell(Numbers.exact(position.quantity()))
          .cell(Numbers.exact(position.entryPrice()))
          .cell(exact(position.price()))
          .cell(tint(position.unrealised()), Numbers.exact(position.unrealised()))
          .cell(Objects.requireNonNullElse(position.strategy(), "").toString())
          .cell(position.account());
    }
    return new TopSection(
        invocation.text("screen.top.positions"), table, state.positions().size(), chosen);
  }

  TopSection orders(TopState state, int chosen) {
    Table table =
        new Table()
            .left(column("id"), 1)
            .left(column("symbol"), 0)
            .left(column("side"), 0)
            .left(column("type"), 0)
            .right(column("quantity"), 0)
            .right(column("price"), 0)
            .left(column("state"), 0)
            .left(column("account"), 3);
    for (OrderInfo order : state.orders()) {
      Decimal price = order.limit() == null ? order.trigger() : order.limit();
      table
          .row()
          .cell(order.id())
          .cell(Tint.BOLD, order.symbol())
          .cell(order.side().equals("buy") ? Tint.GOOD : Tint.BAD, order.side())
          .cell(order.type())
          .cell(Numbers.exact(order.quantity()))
          .cell(exact(price))
          .cell(order.state())
          .cell(order.account());
    }
    return new TopSection(
        invocation.text("screen.top.orders"), table, state.orders().size(), chosen);
  }

  TopSection strategies(TopState state, int chosen) {
    Table table =
        new Table()
            .flexible(column("strategy"), 0)
            .flexible(column("series"), 0)
            .left(column("state"), 0)
            .right(column("equity"), 1)
            .right(column("quantity"), 1)
            .right(column("bars"), 3);
    for (StrategyInfo strategy : state.strategies()) {
      boolean well = strategy.state().equals("running");
      table
          .row()
          .cell(Tint.BOLD, strategy.name().toString())
          .cell(strategy.series())
          .cell(well ? Tint.GOOD : Tint.WARN, strategy.state())
          .cell(Numbers.exact(strategy.equity()))
          .cell(Numbers.exactOrNone(strategy.quantity()))
          .cell(Numbers.count(strategy.bars()));
    }
    return new TopSection(
        invocation.text("screen.top.strategies"), table, state.strategies().size(), chosen);
  }

  /// The newest events that fit, the newest last.
  List<Line> activity(List<EventInfo> events, int rows) {
    List<Line> lines = new ArrayList<>();
    if (rows > 0) {
      lines.add(Line.of(Tint.BOLD, "  " + invocation.text("screen.top.activity")));
    }
    int room = Math.max(0, rows - 1);
    for (EventInfo event : events.subList(Math.max(0, events.size() - room), events.size())) {
      lines.add(Line.of("  ").add(event(event)));
    }
    while (lines.size() < rows) {
      lines.add(new Line());
    }
    return lines;
  }

  /// An event as one line.
  static Line event(EventInfo event) {
    Tint tint =
        switch (event.tone()) {
          case GOOD -> Tint.GOOD;
          case BAD -> Tint.BAD;
          case PLAIN -> Tint.PLAIN;
        };
    return Line.of(Tint.DIM, Times.clock(event.at()) + " " + about(event))
        .add(tint, event.text().toString());
  }

  /// An alert may say the very words of the event that it waited for: then its name stands before.
  private static String about(EventInfo event) {
    if (event.kind().equals("alert")) {
      boolean named = event.text().raw().startsWith(event.subject().raw());
      return named ? "alert " : "alert " + event.subject() + ": ";
    }
    return event.account() == null ? "" : event.account() + " ";
  }

  private static String exact(@Nullable Decimal value) {
    return value == null ? Numbers.UNDEFINED : Numbers.exact(value);
  }

  private static Tint tint(Decimal value) {
    return Tint.bySign(value.signum());
  }
}
