package io.opentrade.commands.config;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.ConfigList;
import io.opentrade.protocol.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `config list [TEXT]`: settings with their values and where these come from.
public final class ConfigListCommand extends ListCommand {
  @Parameters(paramLabel = "TEXT", arity = "0..1")
  @Nullable String filter;

  @Option(names = "--changed")
  boolean changed;

  @Option(names = "--origin")
  boolean origin;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    List<Setting> settings =
        invocation.ask(new ConfigList()).settings().stream()
            .filter(setting -> filter == null || setting.key().contains(filter))
            .filter(setting -> !changed || setting.origin() != Setting.Origin.DEFAULT)
            .toList();
    if (invocation.json()) {
      invocation.document(new ConfigList.Reply(settings));
    } else if (settings.isEmpty()) {
      invocation.out().print(invocation.text("config.none"));
    } else {
      table(invocation, settings);
    }
    return 0;
  }

  /// What says so: a file, or a variable.
  private static String source(Setting setting) {
    return setting.source() == null ? "" : setting.source().toString();
  }

  private void table(Invocation invocation, List<Setting> settings) {
    Table table =
        new Table()
            .left(invocation.text("column.key"), 0)
            .flexible(invocation.text("column.value"), 0)
            .left(invocation.text("column.origin"), 1)
            .flexible(invocation.text(origin ? "column.source" : "column.meaning"), 2);
    for (Setting setting : settings) {
      boolean standard = setting.origin() == Setting.Origin.DEFAULT;
      table
          .row()
          .cell(setting.key())
          .cell(standard ? Tint.PLAIN : Tint.BOLD, setting.value().toString())
          .cell(Tint.DIM, invocation.text("origin." + setting.origin()))
          .cell(Tint.DIM, origin ? source(setting) : setting.doc());
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
    invocation.out().print(Line.of(Tint.DIM, invocation.text("config.footer")));
  }
}
