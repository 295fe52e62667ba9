package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FillInfo;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.PositionInfo;
import io.opentrade.protocol.TradingReply;
import java.util.List;

/// Orders, fills, positions and accounts as tables.
final class TradingScreen {
  private final Invocation invocation;

  TradingScreen(Invocation invocation) {
    this.invocation = invocation;
  }

  private String text(String key) {
    return invocation.text(key);
  }

  private void print(Table table) {
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  void orders(List<OrderInfo> orders) {
    Table table =
        new Table()
            .left(text("column.id"), 0)
            .left(text("column.symbol"), 0)
            .left(text("column.side"), 0)
            .left(text("column.type"), 0)
            .right(text("column.quantity"), 0)
            .right(text("column.filled"), 1)
            .right(text("column.price"), 0)
            .left(text("column.state"), 0)
            .left(text("column.by"), 3)
            .left(text("column.time"), 2);
    for (OrderInfo order : orders) {
      table
          .row()
          .cell(Tint.BOLD, order.id())
          .cell(order.symbol())
          .cell(order.side().equals("buy") ? Tint.GOOD : Tint.BAD, order.side())
          .cell(order.type())
          .cell(Numbers.exact(order.quantity()))
          .cell(Numbers.exact(order.filled()))
          .cell(price(order))
          .cell(order.state())
          .cell(Tint.DIM, order.by().toString())
          .cell(Times.minute(order.at()));
    }
    print(table);
  }

  private static String price(OrderInfo order) {
    String limit = order.limit() == null ? "" : Numbers.exact(order.limit());
    String trigger = order.trigger() == null ? "" : Numbers.exact(order.trigger());
    return trigger.isEmpty() || limit.isEmpty() ? trigger + limit : trigger + "→" + limit;
  }

  void fills(List<FillInfo> fills) {
    Table table =
        new Table()
            .left(text("column.time"), 1)
            .left(text("column.id"), 2)
            .left(text("column.symbol"), 0)
            .left(text("column.side"), 0)
            .right(text("column.quantity"), 0)
            .right(text("column.price"), 0)
            .right(text("column.notional"), 0)
            .right(text("column.fee"), 0);
    for (FillInfo fill : fills) {
      table
          .row()
          .cell(Times.minute(fill.at()))
          .cell(Tint.DIM, fill.order())
          .cell(fill.symbol())
          .cell(fill.side().equals("buy") ? Tint.GOOD : Tint.BAD, fill.side())
          .cell(Numbers.exact(fill.quantity()))
          .cell(Numbers.exact(fill.price()))
          .cell(Numbers.exact(fill.notional()))
          .cell(Numbers.exact(fill.fee()));
    }
    print(table);
  }

  void positions(List<PositionInfo> positions) {
    Table table =
        new Table()
            .left(text("column.account"), 0)
            .left(text("column.symbol"), 0)
            .left(text("column.strategy"), 2)
            .right(text("column.quantity"), 0)
            .right(text("column.entryPrice"), 0)
            .right(text("column.price"), 1)
            .right(text("column.worth"), 0)
            .right(text("column.unrealised"), 0);
    boolean futures = positions.stream().anyMatch(each -> each.leverage() != null);
    if (futures) {
      table.right(text("column.leverage"), 0).right(text("column.mark"), 2);
      table.right(text("column.liquidation"), 0);
    }
    for (PositionInfo position : positions) {
      Table.Row row = table.row();
      row.cell(position.account())
          .cell(Tint.BOLD, position.symbol())
          .cell(position.strategy() == null ? "" : position.strategy().toString())
          .cell(Numbers.exact(position.quantity()))
          .cell(Numbers.exact(position.entryPrice()))
          .cell(position.price() == null ? "" : Numbers.exact(position.price()))
          .cell(Numbers.exact(position.worth()))
          .cell(tint(position.unrealised()), Numbers.exact(position.unrealised()));
      if (futures) {
        row.cell(terms(position))
            .cell(position.mark() == null ? "" : Numbers.exact(position.mark()))
            .cell(position.liquidation() == null ? "" : Numbers.exact(position.liquidation()));
      }
    }
    print(table);
  }

  private static String terms(PositionInfo position) {
    return position.leverage() == null
        ? ""
        : Numbers.exact(position.leverage()) + "x " + position.margin();
  }

  void accounts(List<AccountInfo> accounts) {
    Table table =
        new Table()
            .left(text("column.account"), 0)
            .left(text("column.money"), 0)
            .left(text("column.exchange"), 3)
            .right(text("column.equity"), 0)
            .left(text("column.currency"), 2)
            .left(text("column.state"), 0)
            .right(text("column.positions"), 1)
            .right(text("column.orders"), 1);
    for (AccountInfo account : accounts) {
      table
          .row()
          .cell(Tint.BOLD, account.name())
          .cell(text(account.demo() ? "trading.demo" : "trading.real"))
          .cell(account.exchange())
          .cell(Numbers.exact(account.equity()))
          .cell(account.currency())
          .cell(account.state().equals("active") ? Tint.PLAIN : Tint.WARN, account.state())
          .cell(Numbers.count(account.positions()))
          .cell(Numbers.count(account.orders()));
    }
    print(table);
  }

  /// What became of a request, and in full what was filled.
  void reply(OrderReply reply) {
    if (reply.repeated()) {
      invocation.err().print(Line.of(Tint.WARN, text("trading.repeated")));
    }
    orders(reply.orders());
    if (!reply.fills().isEmpty()) {
      invocation.out().blank();
      fills(reply.fills());
    }
  }

  void brakes(TradingReply reply) {
    for (TradingReply.AccountState state : reply.accounts()) {
      boolean active = state.state().equals("active");
      invocation
          .out()
          .print(
              new Line()
                  .add(Tint.BOLD, state.account())
                  .add(": ")
                  .add(active ? Tint.GOOD : Tint.WARN, state.state()));
      line("trading.cancelled", String.join(", ", state.cancelled()));
      line("trading.closing", String.join(", ", state.closing()));
      line("trading.kept", String.join(", ", state.kept().stream().map(OrderInfo::id).toList()));
      state
          .problems()
          .forEach(problem -> invocation.err().print(Line.of(Tint.BAD, "  " + problem)));
    }
  }

  private void line(String key, String ids) {
    if (!ids.isEmpty()) {
      invocation.out().print("  " + invocation.text(key, ids));
    }
  }

  static Tint tint(Decimal value) {
    return value.signum() > 0 ? Tint.GOOD : value.signum() < 0 ? Tint.BAD : Tint.PLAIN;
  }
}
