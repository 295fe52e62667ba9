package io.opentrade.commands.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  private static final Pattern MOUSE =
      Pattern.compile("\\[<([0-9]{1,3});([0-9]{1,4});([0-9]{1,4})M");

  private KeyNames() {}

  static List<String> of(String sent) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < sent.length(); ) {
      if (sent.charAt(i) == 0x1b) {
        int end = sequenceEnd(sent, i + 1);
        String sequence = sent.substring(i + 1, end);
        String name = SEQUENCES.get(sequence);
        if (name == null) {
          name = mouse(sequence);
        }
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

  /// A mouse in the SGR form, `[<BUTTON;COLUMN;ROW` and `M` for pressed: the wheel is `up` and
  /// `down`, the first button `click COLUMN ROW`, both from 1.
  private static @Nullable String mouse(String sequence) {
    Matcher matcher = MOUSE.matcher(sequence);
    if (!matcher.matches()) {
      return null;
    }
    return switch (matcher.group(1)) {
      case "0" -> "click " + matcher.group(2) + " " + matcher.group(3);
      case "64" -> "up";
      case "65" -> "down";
      default -> null;
    };
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
