package io.opentrade.research.study;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.Trade;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.Slippage;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.MontecarloRun;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Warning;
import io.opentrade.research.backtest.Laboratory;
import io.opentrade.research.backtest.Trials;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Trades a strategy once, and then many times as it could have come by chance.
public final class MontecarloJob {
  private static final List<String> METHODS = List.of("shuffle", "resample", "candles", "costs");
  private static final int RUNS = 500;
  private static final int BLOCK = 50;
  private static final double RUIN = 50;
  private static final int FEW = 30;

  private final Laboratory laboratory;

  public MontecarloJob(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /// @throws RequestFailed where something does not fit
  /// @throws InterruptedException where it was stopped
  public MontecarloRun.Reply run(MontecarloRun request, Progress progress)
      throws InterruptedException {
    for (String method : request.methods()) {
      if (!METHODS.contains(method)) {
        throw new RequestFailed(
            FailureKind.USAGE,
            "--method: '" + method + "' is none",
            "write " + String.join(", ", METHODS));
      }
    }
    int runs = Objects.requireNonNullElse(request.runs(), RUNS);
    double ruin = Objects.requireNonNullElse(request.ruinPercent(), RUIN);
    long seed = Objects.requireNonNullElse(request.base().seed(), 0L);
    try (Trials trials = laboratory.open(request.base())) {
      Market market = trials.market();
      List<String> methods = methods(request, trials);
      long again = methods.stream().filter(MontecarloJob::decidesAgain).count();
      trials.expect((1 + again * runs) * market.candles().size(), OptimizeJob.jobs(null));
      Outcome outcome = trade(trials, trials.decide(Map.of()), trials.settings());
      List<Trade> trades = outcome.trades().stream().filter(trade -> !trade.open()).toList();
      Chance real = chance(outcome, trials.settings());
      List<MontecarloRun.Method> results = new ArrayList<>();
      for (String method : methods) {
        boolean asks = decidesAgain(method);
        if (!asks && trades.isEmpty()) {
          continue;
        }
        Parallel.Piece<Chance> piece = piece(method, request, trials, trades, seed);
        List<Chance> chances =
            Parallel.map(
                runs,
                asks ? OptimizeJob.jobs(null) : 1,
                piece,
                done ->
                    progress.at(new Progress.Step(done, runs, "runs", new ForeignText(method))));
        results.add(method(method, chances, ruin));
      }
      return new MontecarloRun.Reply(
          OptimizeJob.subject(trials, market.from()),
          trades.size(),
          real.profit() * 100,
          real.drawdown() * 100,
          ruin,
          seed,
          results,
          warnings(trials.notes(), trials.obstacle(), trades.size(), results));
    }
  }

  /// All that can be done, where none are named.
  private static List<String> methods(MontecarloRun request, Trials trials) {
    if (!request.methods().isEmpty()) {
      return request.methods();
    }
    boolean draws = trials.obstacle() == null;
    return METHODS.stream().filter(method -> draws || !method.equals("candles")).toList();
  }

  private static boolean decidesAgain(String method) {
    return method.equals("candles") || method.equals("costs");
  }

  private static Parallel.Piece<Chance> piece(
      String method, MontecarloRun request, Trials trials, List<Trade> trades, long seed) {
    TradeChances order = new TradeChances(trades, trials.settings().cash().value().doubleValue());
    Market market = trials.market();
    int block = Objects.requireNonNullElse(request.block(), BLOCK);
    BlockBootstrap bootstrap =
        new BlockBootstrap(market.candles(), block, market.instrument().tick());
    return switch (method) {
      case "shuffle" -> run -> order.shuffled(random(seed, 1, run));
      case "resample" -> run -> order.resampled(random(seed, 2, run));
      case "candles" ->
          run ->
              chance(
                  trade(
                      trials,
                      trials.decideOn(bootstrap.drawn(random(seed, 3, run))),
                      trials.settings()),
                  trials.settings());
      default ->
          run -> {
            Settings dearer = dearer(trials, random(seed, 4, run));
            return chance(trade(trials, trials.decide(Map.of()), dearer), dearer);
          };
    };
  }

  /// Independent of the order in which runs are worked on.
  private static Random random(long seed, int method, int run) {
    return new Random(seed * 0x9E3779B97F4A7C15L + method * 0x632BE59BD9B4E019L + run);
  }

  private static Outcome trade(Trials trials, Trials.Decided decided, Settings settings)
      throws InterruptedException {
    Market market = trials.market();
    return decided.trade(market.from(), market.candles().size(), settings);
  }

  private static Chance chance(Outcome outcome, Settings settings) {
    double cash = settings.cash().value().doubleValue();
    return Chance.of(Arrays.stream(outcome.equity()).map(each -> each / cash).toArray());
  }

  /// Half to twice the fee; where no slippage was set, up to two ticks or a twentieth of a percent
  /// of it, whichever is more.
  private static Settings dearer(Trials trials, Random random) {
    Settings base = trials.settings();
    double factor = 0.5 + 1.5 * random.nextDouble();
    BigDecimal fee = base.feeRate().multiply(decimal(factor)).min(new BigDecimal("0.99"));
    FillModel fills = base.fills();
    if (fills.slippage() instanceof Slippage.None) {
      double mean = Arrays.stream(trials.market().candles().close()).average().orElse(1);
      double tick = trials.market().instrument().tick().doubleValue();
      double most = Math.max(0.0005, 2 * tick / mean);
      fills = fills.with(new Slippage.Percent(decimal(most * random.nextDouble())));
    }
    return base.with(fills.dearer(decimal(factor))).with(fee);
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(Math.round(value * 1e8), 8);
  }

  private static MontecarloRun.Method method(String name, List<Chance> chances, double ruin) {
    int runs = chances.size();
    return new MontecarloRun.Method(
        name,
        runs,
        Spread.of(chances.stream().mapToDouble(each -> each.profit() * 100).toArray()),
        Spread.of(chances.stream().mapToDouble(each -> each.drawdown() * 100).toArray()),
        chances.stream().filter(each -> each.lowest() < ruin / 100).count() / (double) runs,
        chances.stream().filter(each -> each.profit() <= 0).count() / (double) runs);
  }

  /// @param obstacle why no other candles can be drawn, or null
  static List<Warning> warnings(
      List<Warning> notes,
      @Nullable String obstacle,
      int trades,
      List<MontecarloRun.Method> results) {
    List<Warning> warnings = new ArrayList<>(notes);
    if (obstacle != null) {
      warnings.add(Warning.of("notDrawn", "no other candles can be drawn: " + obstacle));
    }
    if (trades < FEW) {
      warnings.add(
          Warning.of("fewTrades", "few trades (%d): their order says little".formatted(trades)));
    }
    for (MontecarloRun.Method method : results) {
      // What never trades has no profit on any history, and loses on none.
      if (method.name().equals("candles") && trades > 0 && method.loss() > 0.5) {
        warnings.add(
            Warning.of(
                "luckyOrder",
                "on histories made of the same candles it loses in %.0f %% of the runs"
                    .formatted(100 * method.loss())));
      }
    }
    return warnings;
  }
}
