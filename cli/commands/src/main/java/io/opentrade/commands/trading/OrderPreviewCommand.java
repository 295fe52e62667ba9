package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.commands.text.Told;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.OrderPreview;
import io.opentrade.protocol.OrderTicket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `order preview buy|sell SYMBOL QUANTITY`: what an order would be. Exits with 7 where it would be
/// refused.
public final class OrderPreviewCommand extends Command {
  @Parameters(index = "0", paramLabel = "SIDE", arity = "1")
  String side = "";

  @Parameters(index = "1", paramLabel = "SYMBOL", arity = "1")
  String symbol = "";

  @Parameters(index = "2", paramLabel = "QUANTITY", arity = "0..1")
  @Nullable String quantity;

  @Mixin OrderFlags flags = new OrderFlags();

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    String word = Choices.one(invocation, "SIDE", side, List.of("buy", "sell"));
    OrderTicket ticket = flags.ticket(invocation, String.valueOf(word), symbol, quantity);
    OrderPreview.Reply reply = invocation.ask(new OrderPreview(account.name, ticket));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      show(invocation, reply);
    }
    return reply.refusal() == null ? 0 : FailureKind.REFUSED.exitCode();
  }

  private static void show(Invocation invocation, OrderPreview.Reply reply) {
    Table table = new Table().left("", 0).right("", 0);
    row(table, invocation.text("column.quantity"), reply.quantity());
    row(table, invocation.text("column.price"), reply.price());
    row(table, invocation.text("order.last"), reply.last());
    row(table, invocation.text("column.notional"), reply.notional());
    row(table, invocation.text("column.fee"), reply.fee());
    row(table, invocation.text("order.slippage"), reply.slippagePercent());
    row(table, invocation.text("order.exposure"), reply.exposure());
    row(table, invocation.text("column.free"), reply.free());
    if (reply.leverage() != null) {
      row(table, invocation.text("order.leverage"), reply.leverage());
      table.row().cell(invocation.text("order.margin")).cell(String.valueOf(reply.margin()));
    }
    if (reply.locked() != null) {
      row(table, invocation.text("order.locked"), reply.locked());
    }
    invocation
        .out()
        .print(
            Line.of(Tint.BOLD, reply.side() + " " + reply.symbol())
                .add(", " + reply.type() + ", " + reply.purpose()));
    invocation.out().print(table.lines(invocation.out().width(), ""));
    if (reply.refusal() != null) {
      invocation
          .err()
          .print(
              Line.of(
                  Tint.BAD,
                  invocation.text(
                      "order.wouldRefuse",
                      Told.in(invocation.messages(), reply.refusal().toString()))));
    }
  }

  private static void row(Table table, String name, Decimal value) {
    table.row().cell(name).cell(Numbers.exact(value));
  }
}
