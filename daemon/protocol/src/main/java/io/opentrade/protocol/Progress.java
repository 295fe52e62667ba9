package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// Hears how far a long piece of work is.
@FunctionalInterface
public interface Progress {
  /// Nobody listens.
  Progress NONE = step -> {};

  /// Called from the thread that does the work or reads its messages; must return at once.
  void at(Step step);

  /// One report. On the wire it is the notification `progress` with the request's `id` beside it.
  ///
  /// @param done how much is done, in `unit`
  /// @param total how much there is; 0 while that is unknown
  /// @param unit plural word of what is counted: `bars`, `rows`, `requests`
  /// @param message what is being done just now, or null
  record Step(long done, long total, String unit, @Nullable ForeignText message) {
    public Step {
      if (done < 0 || total < 0) {
        throw new IllegalArgumentException("progress cannot be negative");
      }
    }
  }
}
