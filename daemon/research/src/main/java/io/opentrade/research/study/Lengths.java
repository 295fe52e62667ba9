package io.opentrade.research.study;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lengths of time as people write them: `90d`, `12h`, `4w`, `30m`.
final class Lengths {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([mhdw])");

  private Lengths() {}

  /// Milliseconds; 0 for null.
  static long millis(String flag, @Nullable String text) {
    if (text == null) {
      return 0;
    }
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "%s '%s' is no length of time".formatted(flag, text),
          "write for example %s 90d, %s 12h or %s 4w".formatted(flag, flag, flag));
    }
    long minutes =
        switch (matcher.group(2)) {
          case "m" -> 1;
          case "h" -> 60;
          case "d" -> 24 * 60;
          default -> 7 * 24 * 60;
        };
    return Long.parseLong(matcher.group(1)) * minutes * 60_000;
  }
}
