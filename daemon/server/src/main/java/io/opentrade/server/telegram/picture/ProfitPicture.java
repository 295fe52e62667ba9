package io.opentrade.server.telegram.picture;

import java.time.LocalDate;
import java.util.List;

/// Profit day by day as bars, and what it comes to as a line.
public final class ProfitPicture {
  private ProfitPicture() {}

  /// What a day brought, in the currency of the account.
  public record Day(LocalDate day, double profit) {}

  /// @param days at least one, in order
  /// @return a PNG
  public static byte[] png(String title, List<Day> days) {
    double[] sums = new double[days.size()];
    double sum = 0;
    double least = 0;
    double most = 0;
    for (int i = 0; i < days.size(); i++) {
      sum += days.get(i).profit();
      sums[i] = sum;
      least = Math.min(least, Math.min(sum, days.get(i).profit()));
      most = Math.max(most, Math.max(sum, days.get(i).profit()));
    }
    Canvas canvas = new Canvas(title, Scale.around(least, most), days.size());
    for (int i = 0; i < days.size(); i++) {
      double profit = days.get(i).profit();
      if (profit != 0) {
        canvas.bar(i, 0, profit, profit > 0 ? Canvas.UP : Canvas.DOWN);
      }
    }
    canvas.curve(sums, Canvas.LINE);
    canvas.mark(sum, Canvas.LINE);
    canvas.under(0, days.getFirst().day().toString());
    canvas.under(days.size() - 1, days.getLast().day().toString());
    return canvas.png();
  }
}
