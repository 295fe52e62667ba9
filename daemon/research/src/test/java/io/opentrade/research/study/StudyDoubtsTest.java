package io.opentrade.research.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.Metrics;
import io.opentrade.protocol.MontecarloRun;
import io.opentrade.protocol.OptimizeReply;
import io.opentrade.protocol.WalkforwardRun;
import io.opentrade.protocol.Warning;
import io.opentrade.sandbox.ParameterValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What studies say of themselves.
final class StudyDoubtsTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private static List<WalkforwardRun.Window> windows(int trainDays, Map<String, Object> params) {
    Instant trained = BEGIN.plus(Duration.ofDays(trainDays));
    Instant tested = trained.plus(Duration.ofDays(1));
    return Collections.nCopies(
        5, new WalkforwardRun.Window(BEGIN, trained, trained, tested, params, null, null, 0, 0, 0));
  }

  private static List<String> walked(
      String objective, List<WalkforwardRun.Window> rows, List<String> reasons) {
    return texts(
        new WalkforwardDoubts(Objective.parse(objective), rows, 5, null, reasons).after(List.of()));
  }

  private static List<String> texts(List<Warning> warnings) {
    return warnings.stream().map(each -> each.message().raw()).toList();
  }

  @Test
  void trainingsOfAFewDaysChooseByNothing() {
    Map<String, Object> chosen = Map.of("fast", 5);
    assertEquals(
        List.of(
            "the trainings are short (days: 2): yearly figures such as the Sharpe ratio say"
                + " nothing there; choose by --objective netProfitPercent, or by longer ones"),
        walked("sharpe", windows(2, chosen), List.of()));
    assertEquals(List.of(), walked("netProfitPercent", windows(2, chosen), List.of()));
    assertEquals(List.of(), walked("sharpe", windows(30, chosen), List.of()));
  }

  /// Others ran, and had no value in any training either.
  @Test
  void aScriptThatFailsInATrainingIsTold() {
    assertEquals(
        List.of(
            "combinations that could not run: 2; the first: on bar 3: ctx has no 'by'",
            "5 windows were not traded: no combination had a value in their training; over a few"
                + " days the Sharpe ratio has none, --objective netProfitPercent has"),
        walked(
            "sharpe",
            windows(2, Map.of()),
            List.of("on bar 3: ctx has no 'by'", "on bar 4: ctx has no 'by'")));
  }

  @Test
  void whatNeverTradesLosesOnNoHistory() {
    MontecarloRun.Percentiles nothing = new MontecarloRun.Percentiles(0, 0, 0, 0, 0);
    List<MontecarloRun.Method> drawn =
        List.of(new MontecarloRun.Method("candles", 500, nothing, nothing, 0, 1));
    assertEquals(
        List.of("few trades (0): their order says little"),
        texts(MontecarloJob.warnings(List.of(), null, 0, drawn)));
    assertEquals(
        List.of("on histories made of the same candles it loses in 100 % of the runs"),
        texts(MontecarloJob.warnings(List.of(), null, 50, drawn)));
  }

  private static Judgement judgement(Map<Integer, @Nullable String> reasons) {
    List<ParameterValue> values =
        reasons.keySet().stream().<ParameterValue>map(ParameterValue.Number::new).toList();
    Space space = new Space(List.of(new Axis("n", values, true)));
    Map<String, Result> results = new LinkedHashMap<>();
    int at = 0;
    for (String reason : reasons.values()) {
      results.put(space.key(space.point(at++)), new Result(null, null, null, reason));
    }
    Objective objective = Objective.parse("sharpe");
    List<Constraint> constraints = List.of(Constraint.parse("trades>=30"));
    return new Judgement(
        space, objective, constraints, Ranking.of(space, results, objective, constraints), null);
  }

  @Test
  void whyCombinationsCouldNotRunIsTold() {
    Map<Integer, @Nullable String> reasons = new LinkedHashMap<>();
    reasons.put(1, "on bar 3: boom");
    reasons.put(2, "on bar 9: boom");
    OptimizeReply.Honesty nothing = new OptimizeReply.Honesty(2, null, null, 0, null);
    assertEquals(
        List.of(
            "combinations that could not run: 2; the first: on bar 3: boom",
            "no combination keeps trades>=30"),
        texts(judgement(reasons).warnings(nothing, true, null)));
  }

  private static Metrics idle() {
    Decimal cash = Decimal.of("100");
    Decimal none = Decimal.ZERO;
    return new Metrics(
        0, 0, 0, null, cash, cash, cash, none, 0.0, 0.0, null, 0.0, none, 0.0, 0.0, null, null,
        null, null, null, null, null, null, null, null, null, null, null, null, none, none);
  }

  @Test
  void whatCouldNotRunComesAfterWhatNeverTraded() {
    Space space =
        new Space(
            List.of(
                new Axis(
                    "n",
                    List.of(new ParameterValue.Number(1), new ParameterValue.Number(2)),
                    true)));
    Map<String, Result> results = new LinkedHashMap<>();
    results.put(space.key(space.point(0)), new Result(null, null, null, "on bar 3: boom"));
    results.put(space.key(space.point(1)), new Result(null, idle(), null, null));
    List<Ranking.Placed> ranked =
        Ranking.of(
            space, results, Objective.parse("sharpe"), List.of(Constraint.parse("trades>=30")));
    assertEquals("on bar 3: boom", ranked.getLast().result().reason());
  }
}
