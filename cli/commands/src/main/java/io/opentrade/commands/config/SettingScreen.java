package io.opentrade.commands.config;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.Setting;

/// One setting in full.
final class SettingScreen {
  private final Invocation invocation;

  SettingScreen(Invocation invocation) {
    this.invocation = invocation;
  }

  /// The setting after it was changed: its value and what decides it.
  void changed(Setting setting, Setting.Origin expected) {
    Screen out = invocation.out();
    out.print(
        new Line()
            .add(setting.key() + " = ")
            .add(Tint.BOLD, setting.value().toString())
            .add(Tint.DIM, "  " + invocation.text("origin." + setting.origin())));
    if (setting.origin() != expected && setting.origin() == Setting.Origin.ENVIRONMENT) {
      String overridden = invocation.text("config.overridden", setting.variable());
      invocation.err().paragraph(Tint.WARN, "! ", "  ", overridden);
    }
  }

  void full(Setting setting) {
    Screen out = invocation.out();
    out.print(new Line().add(setting.key() + " = ").add(Tint.BOLD, setting.value().toString()));
    out.paragraph(Tint.PLAIN, "  ", setting.doc());
    String range =
        setting.range() == null ? setting.type() : setting.type() + ", " + setting.range();
    item("config.type", range);
    item("config.default", setting.fallback());
    String origin = invocation.text("origin." + setting.origin());
    item("config.from", setting.source() == null ? origin : origin + ", " + setting.source());
    item("config.variable", setting.variable());
  }

  private void item(String key, String text) {
    Line line = new Line().padTo(2).add(Tint.DIM, invocation.text(key));
    invocation.out().print(line.padTo(14).add(text));
  }
}
