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
import io.opentrade.sandbox.ParameterValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Trades combinations of parameters, some of them side by side.
///
/// @param split the first bar of the part that ranks; the beginning of the range where there is one
///     part only
record Evaluation(Trials trials, Space space, int split) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The work of trading each of some points, to be begun in their order.
  ///
  /// @param threads that work on them
  List<Callable<Result>> of(List<int[]> points, int threads) {
    List<List<Map<String, ParameterValue>>> combinations = new ArrayList<>();
    for (int number = 0; number < points.size(); number++) {
      if (number < threads) {
        combinations.add(new ArrayList<>());
      }
      combinations.get(number % threads).add(space.values(points.get(number)));
    }
    List<Company> companies =
        combinations.stream().map(together -> new Company(trials, together)).toList();
    List<Callable<Result>> work = new ArrayList<>();
    for (int number = 0; number < points.size(); number++) {
      Company company = companies.get(number % threads);
      int member = number / threads;
      work.add(() -> of(company, member));
    }
    return work;
  }

  /// @throws RequestFailed where no combination could run
  private Result of(Company company, int member) throws InterruptedException {
    try {
      Trials.Decided decided = company.take(member);
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
