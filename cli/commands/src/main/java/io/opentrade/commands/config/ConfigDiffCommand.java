package io.opentrade.commands.config;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.ConfigList;
import io.opentrade.protocol.Setting;
import java.util.List;

/// `config diff`: what differs from the defaults, and what says so.
public final class ConfigDiffCommand extends ListCommand {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    List<Setting> settings =
        invocation.ask(new ConfigList()).settings().stream()
            .filter(setting -> setting.origin() != Setting.Origin.DEFAULT)
            .filter(setting -> !setting.value().toString().equals(setting.fallback()))
            .toList();
    if (invocation.json()) {
      invocation.document(new ConfigList.Reply(settings));
    } else if (settings.isEmpty()) {
      invocation.out().print(invocation.text("config.allStandard"));
    } else {
      invocation.out().print(table(invocation, settings).lines(invocation.out().width(), ""));
    }
    return 0;
  }

  private static Table table(Invocation invocation, List<Setting> settings) {
    Table table =
        new Table()
            .left(invocation.text("column.key"), 0)
            .left(invocation.text("config.default"), 0)
            .flexible(invocation.text("column.value"), 0)
            .left(invocation.text("column.origin"), 1);
    for (Setting setting : settings) {
      table
          .row()
          .cell(setting.key())
          .cell(Tint.DIM, setting.fallback())
          .cell(Tint.BOLD, setting.value().toString())
          .cell(Tint.DIM, invocation.text("origin." + setting.origin()));
    }
    return table;
  }
}
