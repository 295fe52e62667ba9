package io.opentrade.engine.sim;

/// A recorded order book: whole books, and what changed in them since. Rows lie in order of time;
/// several of one time were told together. Prices and sizes are whole numbers of decimal steps.
///
/// @param priceScale decimals of the prices
/// @param sizeScale decimals of the sizes, which are in units of the instrument's quantity
/// @param time of each row, milliseconds since the epoch (UTC), by the exchange's clock
/// @param kind of each row: one of the constants here
/// @param price of the level, of a `BID` and an `ASK`
/// @param size of the level from then on, 0 where it is gone
public record RecordedBook(
    int priceScale, int sizeScale, long[] time, byte[] kind, long[] price, long[] size) {
  /// A whole book follows: what was known before is no more.
  public static final byte WHOLE = 0;

  public static final byte BID = 1;
  public static final byte ASK = 2;

  /// Changes are missing from here on: nothing is known until the next whole book.
  public static final byte LOST = 3;

  private static final int MOST_DECIMALS = 18;

  /// @throws IllegalArgumentException with a message for people where it makes no sense
  public RecordedBook {
    int rows = time.length;
    if (kind.length != rows || price.length != rows || size.length != rows) {
      throw new IllegalArgumentException("the columns of a recorded book differ in length");
    }
    if (priceScale < 0
        || priceScale > MOST_DECIMALS
        || sizeScale < 0
        || sizeScale > MOST_DECIMALS) {
      throw new IllegalArgumentException("a recorded book has at most 18 decimals");
    }
    for (int row = 0; row < rows; row++) {
      if (row > 0 && time[row] < time[row - 1]) {
        throw new IllegalArgumentException("the times of a recorded book must not fall");
      }
      boolean level = kind[row] == BID || kind[row] == ASK;
      if (kind[row] < WHOLE || kind[row] > LOST || level && (price[row] <= 0 || size[row] < 0)) {
        throw new IllegalArgumentException(
            "a recorded book has positive prices, and no size below 0");
      }
    }
  }

  /// How many rows there are.
  public int rows() {
    return time.length;
  }
}
