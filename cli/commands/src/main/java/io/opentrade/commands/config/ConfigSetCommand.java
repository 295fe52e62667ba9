package io.opentrade.commands.config;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.ConfigSet;
import io.opentrade.protocol.Setting;
import picocli.CommandLine.Parameters;

/// `config set KEY VALUE`.
public final class ConfigSetCommand extends Command {
  @Parameters(index = "0", paramLabel = "KEY", arity = "1")
  String key = "";

  @Parameters(index = "1", paramLabel = "VALUE", arity = "1")
  String value = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Setting setting = invocation.ask(new ConfigSet(key, value));
    if (invocation.json()) {
      invocation.document(setting);
    } else {
      new SettingScreen(invocation).changed(setting, Setting.Origin.FILE);
    }
    return 0;
  }
}
