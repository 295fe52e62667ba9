package io.opentrade.server.venue.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/// The `Retry-After` header: seconds, or a date, which is measured against the answer's own `Date`.
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(30);

  private RetryAfter() {}

  /// @return null where the header is missing or says nothing
  static @Nullable Duration of(Headers headers) {
    String text = headers.get("Retry-After");
    if (text == null) {
      return null;
    }
    if (text.matches("\\d{1,7}")) {
      return shortest(Duration.ofSeconds(Long.parseLong(text)));
    }
    Date until = headers.getDate("Retry-After");
    Date now = headers.getDate("Date");
    if (until == null || now == null) {
      return null;
    }
    Duration wait = Duration.between(Instant.ofEpochMilli(now.getTime()), until.toInstant());
    return wait.isNegative() ? Duration.ZERO : shortest(wait);
  }

  private static Duration shortest(Duration wait) {
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
