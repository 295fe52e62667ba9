package io.opentrade.commands.config;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.ConfigUnset;
import io.opentrade.protocol.Setting;
import picocli.CommandLine.Parameters;

/// `config unset KEY`: back to the default.
public final class ConfigUnsetCommand extends Command {
  @Parameters(paramLabel = "KEY", arity = "1")
  String key = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Setting setting = invocation.ask(new ConfigUnset(key));
    if (invocation.json()) {
      invocation.document(setting);
    } else {
      new SettingScreen(invocation).changed(setting, Setting.Origin.DEFAULT);
    }
    return 0;
  }
}
