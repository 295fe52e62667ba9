package io.opentrade.commands.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Takes apart what a terminal sends: several keys may come at once.
final class KeyNames {
  private static final Map<String, String> SEQUENCES =
      Map.ofEntries(
          Map.entry("[A", "up"),
          Map.entry("[B", "down"),
          Map.entry("[C", "right"),
          Map.entry("[D", "left"),
          Map.entry("OA", "up"),
          Map.entry("OB", "down"),
          Map.entry("OC", "right"),
          Map.entry("OD", "left"),
          Map.entry("[H", "home"),
          Map.entry("[F", "end"),
          Map.entry("[1~", "home"),
          Map.entry("[4~", "end"),
          Map.entry("[5~", "page up"),
          Map.entry("[6~", "page down"));

  private KeyNames() {}

  static List<String> of(String sent) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < sent.length(); ) {
      if (sent.charAt(i) == 0x1b) {
        int end = sequenceEnd(sent, i + 1);
        String name = SEQUENCES.get(sent.substring(i + 1, end));
        if (name != null || end == i + 1) {
          keys.add(name == null ? "escape" : name);
        }
        i = end;
      } else {
        int point = sent.codePointAt(i);
        keys.add(name(point));
        i += Character.charCount(point);
      }
    }
    return keys;
  }

  private static int sequenceEnd(String sent, int from) {
    if (from >= sent.length() || (sent.charAt(from) != '[' && sent.charAt(from) != 'O')) {
      return from;
    }
    int end = from + 1;
    while (end < sent.length()
        && !Character.isLetter(sent.charAt(end))
        && sent.charAt(end) != '~') {
      end++;
    }
    return Math.min(sent.length(), end + 1);
  }

  private static String name(int point) {
    return switch (point) {
      case '\r', '\n' -> "enter";
      case '\t' -> "tab";
      case 0x7f, '\b' -> "backspace";
      default -> Character.toString(point);
    };
  }
}
