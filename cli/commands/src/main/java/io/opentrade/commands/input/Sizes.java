package io.opentrade.commands.input;

import io.opentrade.commands.Invocation;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads amounts of data: `500MB`, `2GB`.
public final class Sizes {
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})([kmg]b)");

  private final Invocation invocation;

  public Sizes(Invocation invocation) {
    this.invocation = invocation;
  }

  /// In bytes, a thousand to the kilobyte; null for a flag that was not given.
  public @Nullable Long bytes(String flag, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw invocation.usage("input.bytes", flag, text);
    }
    long unit =
        switch (matcher.group(2)) {
          case "kb" -> 1_000L;
          case "mb" -> 1_000_000L;
          default -> 1_000_000_000L;
        };
    return Long.parseLong(matcher.group(1)) * unit;
  }
}
