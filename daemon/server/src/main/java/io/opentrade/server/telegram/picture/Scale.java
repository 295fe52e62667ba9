package io.opentrade.server.telegram.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// The values that a picture spans, and round values to mark.
///
/// @param decimals behind the point of each label
record Scale(double least, double most, List<Double> marks, int decimals) {
  private static final int MARKS = 8;
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  /// A little more than from the least to the most.
  static Scale around(double least, double most) {
    double span = most > least ? most - least : Math.max(1e-8, Math.abs(most) * 0.02);
    double from = (most > least ? least : least - span / 2) - span * 0.04;
    double to = (most > least ? most : most + span / 2) + span * 0.04;
    double step = step(to - from);
    List<Double> marks = new ArrayList<>();
    for (long i = (long) Math.ceil(from / step); i * step <= to; i++) {
      marks.add(i * step);
    }
    return new Scale(from, to, List.copyOf(marks), decimals(step));
  }

  private static double step(double span) {
    double rough = span / MARKS;
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
    for (double round : ROUND) {
      if (round * power >= rough) {
        return round * power;
      }
    }
    return 10 * power;
  }

  private static int decimals(double step) {
    BigDecimal plain = new BigDecimal(step, new MathContext(3)).stripTrailingZeros();
    return Math.clamp(plain.scale(), 0, 10);
  }

  String label(double value) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
