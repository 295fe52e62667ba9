package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `backtest.journal`: a page of the journal of a run just made with `wantJournal`. It is kept
/// until its last page was fetched.
///
/// @param id the run's, in full
/// @param offset where the page begins, in characters from 0
public record BacktestJournal(String id, long offset) implements Request<BacktestJournal.Reply> {
  public BacktestJournal {
    Values.required("id", id);
    if (offset < 0) {
      throw new IllegalArgumentException("'offset' cannot be negative");
    }
  }

  /// @param text ASCII, not necessarily whole lines
  /// @param next the offset of the next page, or null after the last
  public record Reply(String text, @Nullable Long next) {}
}
