package io.opentrade.engine.backtest;

/// What the judgement of many trials needs of the daily returns of one: figures that are not
/// annualised, and sums over blocks of days of which any union can be measured.
///
/// @param days returns there are
/// @param sharpe their mean over their sample deviation; 0 where they do not vary
/// @param skew adjusted; 0 where undefined
/// @param kurtosis in excess of a normal distribution's; 0 where undefined
/// @param counts of each block
/// @param sums of each block
/// @param squares sums of squares of each block
public record ReturnStatistics(
    int days,
    double sharpe,
    double skew,
    double kurtosis,
    int[] counts,
    double[] sums,
    double[] squares) {
  /// Blocks of days; even, since half of them train and half of them test.
  public static final int BLOCKS = 10;

  /// @param returns of consecutive days as fractions; what is no finite number counts as total loss
  public static ReturnStatistics of(double[] returns) {
    double[] sound = new double[returns.length];
    int[] counts = new int[BLOCKS];
    double[] sums = new double[BLOCKS];
    double[] squares = new double[BLOCKS];
    for (int day = 0; day < returns.length; day++) {
      double each = Double.isFinite(returns[day]) ? returns[day] : -1;
      int block = (int) ((long) day * BLOCKS / returns.length);
      sound[day] = each;
      counts[block]++;
      sums[block] += each;
      squares[block] += each * each;
    }
    Sample sample = new Sample(sound);
    return new ReturnStatistics(
        returns.length,
        orZero(sample.mean() / sample.deviation()),
        orZero(sample.skew()),
        orZero(sample.kurtosis()),
        counts,
        sums,
        squares);
  }

  private static double orZero(double value) {
    return Double.isFinite(value) ? value : 0;
  }
}
