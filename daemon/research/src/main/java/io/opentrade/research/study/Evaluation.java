package io.opentrade.research.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.engine.backtest.Days;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.ReturnStatistics;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.research.backtest.Trials;
import java.util.Arrays;

/// Trades combinations of parameters, one after the other or side by side.
///
/// @param split the first bar of the part that ranks; the beginning of the range where there is one
///     part only
record Evaluation(Trials trials, Space space, int split) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @throws RequestFailed where no combination could run
  Result of(int[] point) throws InterruptedException {
    try {
      Trials.Decided decided = trials.decide(space.values(point));
      Market whole = trials.market();
      int end = whole.candles().size();
      Outcome test = decided.trade(split, end, trials.settings());
      var figures = trials.document(trials.measure(test, split, end, trials.settings()));
      double[] late = returns(test, split, end);
      if (split == whole.from()) {
        return new Result(null, figures, ReturnStatistics.of(late), null);
      }
      Outcome train = decided.trade(whole.from(), split, trials.settings());
      double[] early = returns(train, whole.from(), split);
      return new Result(
          trials.document(trials.measure(train, whole.from(), split, trials.settings())),
          figures,
          ReturnStatistics.of(joined(early, late)),
          null);
    } catch (RequestFailed failed) {
      if (failed.failure().kind() != FailureKind.FAILED) {
        throw failed;
      }
      return Result.impossible(failed.failure().message());
    }
  }

  private double[] returns(Outcome outcome, int from, int to) {
    return Days.returns(outcome, Markets.of(trials.stretch(from, to)));
  }

  private static double[] joined(double[] early, double[] late) {
    double[] all = Arrays.copyOf(early, early.length + late.length);
    System.arraycopy(late, 0, all, early.length, late.length);
    return all;
  }

  static Result read(String text) {
    try {
      return Requests.read(JSON.readTree(text), Result.class);
    } catch (JsonProcessingException exception) {
      throw new IllegalStateException("a stored combination is damaged", exception);
    }
  }
}
