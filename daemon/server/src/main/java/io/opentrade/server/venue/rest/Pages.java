package io.opentrade.server.venue.rest;

import io.opentrade.server.venue.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Answers that come in pages.
public final class Pages {
  /// A loop in an exchange's cursors must not hold us for ever.
  private static final int MOST = 1_000;

  private Pages() {}

  /// One page.
  ///
  /// @param next what names the following page; empty at the end
  public record Page<T>(List<T> items, String next) {}

  /// Fetches all pages.
  ///
  /// @param fetch one page by its name; the first one's is empty
  public static <T> Answer<List<T>> all(Function<String, Answer<Page<T>>> fetch) {
    List<T> all = new ArrayList<>();
    String next = "";
    for (int page = 0; page < MOST; page++) {
      switch (fetch.apply(next)) {
        case Answer.Failed<Page<T>>(var error) -> {
          return Answer.failed(error);
        }
        case Answer.Value<Page<T>>(Page<T>(List<T> items, String following)) -> {
          all.addAll(items);
          if (following.isEmpty() || following.equals(next)) {
            return Answer.of(all);
          }
          next = following;
        }
      }
    }
    return Answer.of(all);
  }
}
