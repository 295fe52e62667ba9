package io.opentrade.commands.input;

import io.opentrade.commands.Invocation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads spans of time: `30s`, `15m`, `4h`, `1d`.
public final class Spans {
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,6})([smhd])");
  private static final int LONGEST = 366 * 86_400;

  private final Invocation invocation;

  public Spans(Invocation invocation) {
    this.invocation = invocation;
  }

  /// In seconds; null for a flag that was not given.
  public @Nullable Integer seconds(String flag, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      long seconds = Long.parseLong(matcher.group(1)) * unit(matcher.group(2));
      if (seconds <= LONGEST) {
        return Math.toIntExact(seconds);
      }
    }
    throw invocation.usage("input.span", flag, text);
  }

  private static long unit(String letter) {
    return switch (letter) {
      case "s" -> 1;
      case "m" -> 60;
      case "h" -> 3_600;
      default -> 86_400;
    };
  }
}
