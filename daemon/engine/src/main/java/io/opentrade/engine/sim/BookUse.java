package io.opentrade.engine.sim;

/// What a recorded book was good for.
///
/// @param walked fills that came from its levels
/// @param missed fills at the market that came at a moment that it does not cover
public record BookUse(int walked, int missed) {
  public static final BookUse NONE = new BookUse(0, 0);

  public BookUse plus(BookUse other) {
    return new BookUse(walked + other.walked, missed + other.missed);
  }
}
