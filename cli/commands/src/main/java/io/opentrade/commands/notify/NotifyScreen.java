package io.opentrade.commands.notify;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.ChannelInfo;
import io.opentrade.protocol.NotifyRules;
import java.util.List;
import java.util.Objects;

/// Shows channels and rules.
final class NotifyScreen {
  private NotifyScreen() {}

  static int added(Invocation invocation, ChannelInfo channel) {
    if (invocation.json()) {
      invocation.document(channel);
      return 0;
    }
    channels(invocation, List.of(channel));
    invocation.out().print(Line.of(Tint.DIM, invocation.text("notify.tryIt", channel.name())));
    return 0;
  }

  static void channels(Invocation invocation, List<ChannelInfo> channels) {
    Table table =
        new Table()
            .left(invocation.text("column.name"), 0)
            .left(invocation.text("column.kind"), 0)
            .flexible(invocation.text("column.target"), 1)
            .right(invocation.text("column.waiting"), 0)
            .left(invocation.text("column.delivered"), 1)
            .flexible(invocation.text("column.state"), 0);
    for (ChannelInfo channel : channels) {
      Table.Row row =
          table
              .row()
              .cell(channel.name())
              .cell(channel.kind())
              .cell(channel.target().toString())
              .cell(Integer.toString(channel.waiting()))
              .cell(channel.delivered() == null ? "–" : Times.brief(channel.delivered()));
      state(invocation, row, channel);
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  private static void state(Invocation invocation, Table.Row row, ChannelInfo channel) {
    if (channel.obstacle() != null) {
      row.cell(Tint.WARN, channel.obstacle().toString());
    } else if (channel.problem() != null) {
      row.cell(Tint.BAD, channel.problem().toString());
    } else {
      row.cell(Tint.GOOD, invocation.text("notify.ready"));
    }
  }

  static int rules(Invocation invocation, NotifyRules.Reply reply) {
    if (invocation.json()) {
      invocation.document(reply);
      return 0;
    }
    if (reply.rules().isEmpty()) {
      invocation.out().print(invocation.text("notify.noRules"));
      return 0;
    }
    String all = invocation.text("notify.all");
    Table table =
        new Table()
            .left(invocation.text("column.kind"), 0)
            .left(invocation.text("column.severity"), 0)
            .left(invocation.text("column.channel"), 0)
            .left(invocation.text("column.told"), 0);
    for (NotifyRules.Rule rule : reply.rules()) {
      table
          .row()
          .cell(Objects.requireNonNullElse(rule.kind(), all))
          .cell(Objects.requireNonNullElse(rule.severity(), all))
          .cell(Objects.requireNonNullElse(rule.channel(), all))
          .cell(rule.manner());
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
    return 0;
  }
}
