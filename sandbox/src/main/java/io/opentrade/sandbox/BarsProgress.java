package io.opentrade.sandbox;

/// Told how far a bar run is.
@FunctionalInterface
public interface BarsProgress {
  /// @param done bars decided so far
  /// @return false to stop the run: the worker is killed and the call fails with `CANCELLED`
  boolean at(int done);
}
