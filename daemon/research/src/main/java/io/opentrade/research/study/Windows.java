package io.opentrade.research.study;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.WalkforwardRun;
import java.util.ArrayList;
import java.util.List;

/// The windows of a walk forward. Tests follow each other without overlap and without a hole, but
/// for the embargo at the beginning of each; the last may be shorter.
final class Windows {
  private static final int MOST = 10_000;

  private Windows() {}

  /// Bars of one window; ends are exclusive.
  record Window(int trainFrom, int trainTo, int testFrom, int testTo) {}

  /// @throws RequestFailed where not even one fits
  static List<Window> of(WalkforwardRun request, Market market) {
    long train = Lengths.millis("--train", request.train());
    long test = Lengths.millis("--test", request.test());
    long purge = Lengths.millis("--purge", request.purge());
    long embargo = Lengths.millis("--embargo", request.embargo());
    if (train <= purge || test <= embargo) {
      throw new RequestFailed(
          FailureKind.USAGE, "nothing is left of a window after purge and embargo", null);
    }
    Candles candles = market.candles();
    long begin = candles.time()[Math.max(market.from(), market.firstDecision())];
    long end = candles.closeTime(candles.size() - 1);
    List<Window> windows = new ArrayList<>();
    for (long start = begin + train; start < end && windows.size() < MOST; start += test) {
      Window window =
          new Window(
              candles.indexAtOrAfter(request.anchored() ? begin : start - train),
              candles.indexAtOrAfter(start - purge),
              candles.indexAtOrAfter(start + embargo),
              candles.indexAtOrAfter(Math.min(end, start + test)));
      if (window.trainTo - window.trainFrom > 2 && window.testTo - window.testFrom > 2) {
        windows.add(window);
      }
    }
    if (windows.isEmpty()) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "the range is too short for a training of %s and a test of %s"
              .formatted(request.train(), request.test()),
          "take shorter ones, or more candles");
    }
    return windows;
  }
}
