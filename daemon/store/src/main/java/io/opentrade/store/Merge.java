package io.opentrade.store;

import java.time.Instant;
import java.util.List;

/// What a merge of bars into a stored series did.
///
/// @param added bars that were not there before
/// @param same bars that were there with the same values
/// @param conflicting bars that were there with other values; kept as they were, or overwritten,
///     by the `OnConflict` of the merge
/// @param conflicts the first few of them, by their start
/// @param info the series after the merge
public record Merge(
    long added, long same, long conflicting, List<Instant> conflicts, SeriesInfo info) {

  /// What happens to a stored bar when the same bar comes with other values.
  public enum OnConflict {
    /// The stored bar stays, so that earlier results can be had again; the conflict is counted.
    KEEP,
    /// The new bar wins.
    REPLACE
  }

  public Merge {
    conflicts = List.copyOf(conflicts);
  }
}
