package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.TransferInfo;
import io.opentrade.protocol.TransferList;
import io.opentrade.protocol.TransferMove;
import org.jspecify.annotations.Nullable;

/// Money between wallets, and in and out.
final class TransferScreen {
  private final Invocation invocation;

  TransferScreen(Invocation invocation) {
    this.invocation = invocation;
  }

  void moved(TransferMove.Reply reply) {
    TransferInfo one = reply.transfer();
    if (reply.repeated()) {
      invocation.out().print(Line.of(Tint.DIM, invocation.text("transfer.repeated")));
    }
    invocation
        .out()
        .print(
            new Line()
                .add(Tint.BOLD, Numbers.exact(one.amount()) + " " + one.asset())
                .add("  " + one.from() + " → " + one.to() + "  ")
                .add(tint(one.state()), one.state())
                .add(Tint.DIM, text("  ", one.reason()) + text("  #", one.theirs())));
  }

  private static String text(String before, @Nullable ForeignText text) {
    return text == null ? "" : before + text;
  }

  private static Tint tint(String state) {
    return switch (state) {
      case "done" -> Tint.GOOD;
      case "failed" -> Tint.BAD;
      case "unknown" -> Tint.WARN;
      default -> Tint.PLAIN;
    };
  }

  void list(TransferList.Reply reply) {
    invocation
        .out()
        .print(
            Line.of(
                Tint.DIM,
                invocation.text(
                    "transfer.wallets", reply.exchange(), String.join(", ", reply.wallets()))));
    if (reply.transfers().isEmpty() && reply.movements().isEmpty()) {
      invocation.out().print(invocation.text("transfer.none"));
      return;
    }
    Table table =
        new Table()
            .left(invocation.text("column.time"), 0)
            .left(invocation.text("column.what"), 0)
            .right(invocation.text("column.amount"), 0)
            .left(invocation.text("column.currency"), 0)
            .flexible(invocation.text("column.state"), 0)
            .flexible(invocation.text("column.remark"), 2);
    for (TransferInfo one : reply.transfers()) {
      table
          .row()
          .cell(Times.minute(one.at()))
          .cell(one.from() + " → " + one.to())
          .cell(Numbers.exact(one.amount()))
          .cell(one.asset())
          .cell(tint(one.state()), one.state())
          .cell(Tint.DIM, text("", one.reason()));
    }
    for (TransferList.Movement one : reply.movements()) {
      table
          .row()
          .cell(Times.minute(one.at()))
          .cell(one.kind())
          .cell(Numbers.exact(one.amount()))
          .cell(one.asset())
          .cell(tint(one.state().raw()), one.state().toString())
          .cell(Tint.DIM, fee(one));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  private String fee(TransferList.Movement one) {
    return one.fee() == null ? "" : invocation.text("transfer.fee", Numbers.exact(one.fee()));
  }
}
