package io.opentrade.server.venue;

import org.jspecify.annotations.Nullable;

/// What an exchange tells an account of its own accord. Events may be missing, doubled or out of
/// order: what matters is asked for.
public sealed interface AccountNews {
  /// From now on everything is told; what was before must be asked for.
  record Listening() implements AccountNews {}

  /// An order changed.
  ///
  /// @param fill that changed it; null for none
  record OrderChanged(OrderReport report, @Nullable VenueFill fill) implements AccountNews {}
}
