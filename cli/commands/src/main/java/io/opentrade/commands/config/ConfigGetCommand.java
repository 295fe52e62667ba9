package io.opentrade.commands.config;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.ConfigGet;
import io.opentrade.protocol.Setting;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `config get KEY`: the value alone where a program reads it, else all about the setting.
public final class ConfigGetCommand extends Command {
  @Parameters(paramLabel = "KEY", arity = "1")
  String key = "";

  @Option(names = "--full")
  boolean full;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Setting setting = invocation.ask(new ConfigGet(key));
    if (invocation.json()) {
      invocation.document(setting);
    } else if (full || invocation.terminal().outputIsTerminal()) {
      new SettingScreen(invocation).full(setting);
    } else {
      invocation.out().print(setting.value().toString());
    }
    return 0;
  }
}
