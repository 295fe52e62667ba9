package io.opentrade.server.market;

import io.opentrade.engine.column.Candle;
import java.util.ArrayList;
import java.util.List;

/// Compares a bar of ours with the exchange's own.
public final class BarCheck {
  /// Sums of volumes are exact on both sides and differ only in their writing.
  private static final double VOLUME_TOLERANCE = 1e-9;

  private BarCheck() {}

  /// Where the two differ, in words; empty where they agree.
  public static List<String> differences(Candle ours, Candle theirs) {
    if (ours.time() != theirs.time()) {
      throw new IllegalArgumentException("bars of different times");
    }
    List<String> found = new ArrayList<>();
    compare("open", ours.open(), theirs.open(), 0, found);
    compare("high", ours.high(), theirs.high(), 0, found);
    compare("low", ours.low(), theirs.low(), 0, found);
    compare("close", ours.close(), theirs.close(), 0, found);
    double most = VOLUME_TOLERANCE * Math.max(1, theirs.volume());
    compare("volume", ours.volume(), theirs.volume(), most, found);
    return found;
  }

  private static void compare(
      String what, double ours, double theirs, double tolerance, List<String> found) {
    if (Math.abs(ours - theirs) > tolerance) {
      found.add(what + " is " + ours + ", the exchange says " + theirs);
    }
  }
}
