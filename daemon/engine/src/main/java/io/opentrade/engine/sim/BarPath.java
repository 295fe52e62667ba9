package io.opentrade.engine.sim;

/// In what order the market is taken to have reached the high and the low of a bar.
public enum BarPath {
  /// The nearer to the open first; the low where both are as near.
  NEAREST,
  /// Open, high, low, close.
  HIGH_FIRST,
  /// Open, low, high, close.
  LOW_FIRST,
  /// First against what is held at the open: the low when long, the high when short. With nothing
  /// held, the nearer.
  WORST;

  /// Whether the high comes first.
  ///
  /// @param held signed quantity at the open
  /// @param nearer whether it is the nearer
  public boolean highFirst(double held, boolean nearer) {
    return switch (this) {
      case NEAREST -> nearer;
      case HIGH_FIRST -> true;
      case LOW_FIRST -> false;
      case WORST -> held == 0 ? nearer : held < 0;
    };
  }
}
