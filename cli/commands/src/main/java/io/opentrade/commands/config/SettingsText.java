package io.opentrade.commands.config;

import io.opentrade.commands.Invocation;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The settings as a text to edit: `KEY = VALUE` for what is in the file, `# KEY = VALUE` for each
/// default, with what it means above it.
final class SettingsText {
  private final Invocation invocation;

  SettingsText(Invocation invocation) {
    this.invocation = invocation;
  }

  String write(List<Setting> settings, Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    invocation
        .text("config.edit.head")
        .lines()
        .forEach(line -> text.append("# ").append(line).append('\n'));
    Map<String, String> rest = new TreeMap<>(values);
    String group = "";
    for (Setting setting : settings) {
      String now = setting.key().split("[.]", 2)[0];
      if (!now.equals(group)) {
        text.append('\n');
        group = now;
      }
      String value = rest.remove(setting.key());
      text.append("# ").append(setting.doc());
      if (setting.range() != null) {
        text.append(" (").append(setting.range()).append(')');
      }
      text.append('\n').append(value == null ? "# " : "").append(setting.key());
      text.append(" = ").append(value == null ? setting.fallback() : value).append('\n');
    }
    rest.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    return text.toString();
  }

  /// @throws RequestFailed where a line is no setting, or a key comes twice; all are named
  Map<String, String> read(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> wrong = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String stripped = line.strip();
      if (stripped.isEmpty() || stripped.startsWith("#")) {
        continue;
      }
      int equals = stripped.indexOf('=');
      String key = equals < 0 ? "" : stripped.substring(0, equals).strip();
      if (key.isEmpty()) {
        wrong.add(invocation.text("config.edit.line", number, stripped));
      } else if (values.put(key, stripped.substring(equals + 1).strip()) != null) {
        wrong.add(invocation.text("config.edit.twice", number, key));
      }
    }
    if (!wrong.isEmpty()) {
      throw new RequestFailed(FailureKind.USAGE, String.join("; ", wrong), null);
    }
    return values;
  }
}
