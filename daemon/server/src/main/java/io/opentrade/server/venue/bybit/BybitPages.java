package io.opentrade.server.venue.bybit;

import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.Pages;
import io.opentrade.server.venue.rest.RestCall;
import io.opentrade.server.venue.rest.SignedRest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Bybit's long lists: page by page along a cursor, and of so many days at a time.
record BybitPages(SignedRest rest, InstantSource clock) {
  /// All pages of a list.
  <T> Answer<List<T>> all(RestCall call, Function<Json, List<T>> items) {
    return Pages.all(
        cursor ->
            rest.ask(
                call.with("cursor", cursor.isEmpty() ? null : cursor),
                result ->
                    new Pages.Page<>(items.apply(result), result.text("nextPageCursor", ""))));
  }

  /// All pages from an instant until now, asked for in spans.
  ///
  /// @param since milliseconds since the epoch (UTC)
  /// @param length of a span, the longest that the list allows
  <T> Answer<List<T>> since(RestCall call, long since, long length, Function<Json, List<T>> items) {
    List<T> all = new ArrayList<>();
    long now = clock.millis();
    for (long from = since; from <= now; from += length) {
      RestCall span =
          call.with("startTime", Long.toString(from))
              .with("endTime", Long.toString(from + length - 1));
      switch (all(span, items)) {
        case Answer.Value<List<T>>(List<T> found) -> all.addAll(found);
        case Answer.Failed<List<T>> failed -> {
          return failed;
        }
      }
    }
    return Answer.of(all);
  }
}
