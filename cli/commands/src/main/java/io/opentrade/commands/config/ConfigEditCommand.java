package io.opentrade.commands.config;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.ConfigList;
import io.opentrade.protocol.ConfigReplace;
import io.opentrade.protocol.ConfigWritten;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// `config edit`: the settings file in the person's own editor. It is checked as a whole before
/// anything changes; what is wrong may be put right without beginning again.
public final class ConfigEditCommand extends Command {
  private static final String NAME = "settings.conf";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Map<String, String> before = invocation.ask(new ConfigWritten()).values();
    SettingsText form = new SettingsText(invocation);
    String text = form.write(invocation.ask(new ConfigList()).settings(), before);
    while (true) {
      text = invocation.terminal().edit(NAME, text);
      try {
        Map<String, String> values = form.read(text);
        List<Setting> settings =
            values.equals(before)
                ? List.of()
                : invocation.ask(new ConfigReplace(before, values)).settings();
        show(invocation, before, values, settings);
        return 0;
      } catch (RequestFailed refused) {
        if (!again(invocation, refused)) {
          throw refused;
        }
      }
    }
  }

  private static boolean again(Invocation invocation, RequestFailed refused) {
    if (!invocation.terminal().inputIsTerminal() || invocation.json()) {
      return false;
    }
    invocation.err().paragraph(Tint.BAD, "! ", "  ", refused.failure().message());
    invocation.err().flush();
    String answer = invocation.terminal().prompt(invocation.text("config.edit.again") + " ", false);
    return !answer.strip().toLowerCase(Locale.ROOT).startsWith("n");
  }

  private static void show(
      Invocation invocation,
      Map<String, String> before,
      Map<String, String> values,
      List<Setting> settings) {
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(values.keySet());
    keys.removeIf(key -> String.valueOf(before.get(key)).equals(String.valueOf(values.get(key))));
    List<Setting> changed =
        settings.stream().filter(setting -> keys.contains(setting.key())).toList();
    if (invocation.json()) {
      invocation.document(new ConfigList.Reply(changed));
    } else if (changed.isEmpty()) {
      invocation.out().print(Line.of(Tint.DIM, invocation.text("config.edit.same")));
    }
    if (!invocation.json()) {
      SettingScreen screen = new SettingScreen(invocation);
      for (Setting setting : changed) {
        boolean written = values.containsKey(setting.key());
        screen.changed(setting, written ? Setting.Origin.FILE : Setting.Origin.DEFAULT);
      }
    }
  }
}
