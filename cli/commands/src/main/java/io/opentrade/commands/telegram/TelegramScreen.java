package io.opentrade.commands.telegram;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.TelegramStatus;

/// How the bot stands, and who may talk to it.
final class TelegramScreen {
  private static final int DAY = 10;

  private TelegramScreen() {}

  static int show(Invocation invocation, TelegramStatus.Reply bot) {
    if (invocation.json()) {
      invocation.document(bot);
      return 0;
    }
    Tint tint = bot.state().equals("polling") ? Tint.GOOD : Tint.WARN;
    Line line = new Line().add(tint, invocation.text("telegram.state." + bot.state()));
    if (bot.bot() != null) {
      line.add("  @" + bot.bot());
    }
    // Behind what to do where there is no bot, the address would read as if it belonged to that.
    if (bot.address() != null && !bot.state().equals("off")) {
      line.add("  " + bot.address());
    }
    invocation.out().print(line);
    if (bot.problem() != null) {
      invocation.out().print(new Line().add(Tint.WARN, bot.problem().toString()));
    }
    if (bot.links().isEmpty()) {
      invocation.out().print(invocation.text("telegram.nobody"));
    } else {
      invocation.out().print(links(invocation, bot).lines(invocation.out().width(), ""));
    }
    invocation.out().print(invocation.text("telegram.ignored", bot.ignored()));
    return 0;
  }

  private static Table links(Invocation invocation, TelegramStatus.Reply bot) {
    Table table =
        new Table()
            .right(invocation.text("column.person"), 0)
            .flexible(invocation.text("column.name"), 0)
            .left(invocation.text("column.role"), 0)
            .left(invocation.text("column.language"), 2)
            .left(invocation.text("column.notices"), 1)
            .left(invocation.text("column.since"), 3);
    for (TelegramStatus.Link link : bot.links()) {
      table
          .row()
          .cell(Long.toString(link.person()))
          .cell(link.name().toString())
          .cell(link.role())
          .cell(link.language())
          .cell(link.noise())
          .cell(link.since().toString().substring(0, DAY));
    }
    return table;
  }
}
