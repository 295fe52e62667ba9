package io.opentrade.server.autopilot;

import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DataDownload;
import io.opentrade.protocol.DataShow;
import io.opentrade.protocol.DataSource;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.StrategyCheck;
import io.opentrade.protocol.WalkforwardRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Finds out how strategies did lately: brings the candles up to date, walks forward over the last
/// 120 days (60 days of training, 15 of test, so four tests), and looks at what the market is like.
/// A strategy without parameters to choose is traded over the days of the tests as it is.
public final class Workbench implements Outlooks {
  static final Duration HISTORY = Duration.ofDays(120);
  static final Duration TRAIN = Duration.ofDays(60);
  static final Duration TEST = Duration.ofDays(15);

  /// Older candles say nothing of now.
  private static final Duration FRESH = Duration.ofDays(1);

  private final Door door;
  private final Map<String, List<String>> sweeps = new ConcurrentHashMap<>();
  private final Map<String, Fetched> fetched = new ConcurrentHashMap<>();

  /// Candles were fetched for a review.
  ///
  /// @param at of the review
  /// @param trouble in words; null for none
  private record Fetched(Instant at, @Nullable String trouble) {}

  public Workbench(Door door) {
    this.door = door;
  }

  @Override
  public Candidate.Outlook of(String account, InputFile script, String series, Instant now)
      throws InterruptedException {
    String trouble = download(account, series, now);
    try {
      DataShow.Reply shown =
          door.ask(account, new DataShow(series, now.minus(HISTORY), now, Regime.BARS, true));
      List<Candle> bars = shown.bars();
      Instant last = bars.isEmpty() ? Instant.EPOCH : bars.getLast().time();
      if (last.isBefore(now.minus(FRESH))) {
        return new Candidate.Unknown(trouble == null ? "its candles are old" : trouble);
      }
      double[] closes = bars.stream().mapToDouble(bar -> bar.close().toDouble()).toArray();
      Regime regime = Regime.of(closes);
      return new Candidate.Tested(evidence(account, script, series, now), regime);
    } catch (RequestFailed failed) {
      return new Candidate.Unknown(failed.failure().message());
    } catch (IllegalArgumentException few) {
      return new Candidate.Unknown(String.valueOf(few.getMessage()));
    }
  }

  /// Once a review for all strategies on a market: an exchange that is away is waited for once.
  private @Nullable String download(String account, String series, Instant now)
      throws InterruptedException {
    Fetched known = fetched.get(series);
    if (known == null || !known.at().equals(now)) {
      known = new Fetched(now, downloaded(account, series, now));
      fetched.put(series, known);
    }
    return known.trouble();
  }

  /// What is stored may do where the exchange is away.
  private @Nullable String downloaded(String account, String series, Instant now)
      throws InterruptedException {
    try {
      door.ask(account, new DataDownload(series, now.minus(HISTORY), now));
      return null;
    } catch (RequestFailed failed) {
      return "no candles: " + failed.failure().message();
    }
  }

  private Evidence evidence(String account, InputFile script, String series, Instant now)
      throws InterruptedException {
    List<String> sweeps = sweeps(account, script);
    if (sweeps.isEmpty()) {
      BacktestReply reply =
          door.ask(account, run(script, series, now.minus(HISTORY).plus(TRAIN), now));
      return Evidences.of(reply, now.minus(HISTORY).plus(TRAIN), TEST);
    }
    WalkforwardRun request =
        new WalkforwardRun(
            run(script, series, now.minus(HISTORY), now),
            sweeps,
            "netProfitPercent",
            List.of("trades>=1"),
            false,
            TRAIN.toDays() + "d",
            TEST.toDays() + "d",
            null,
            null,
            1);
    return Evidences.of(door.ask(account, request));
  }

  /// The scripts of a run do not change: they are looked into once.
  private List<String> sweeps(String account, InputFile script) throws InterruptedException {
    List<String> known = sweeps.get(script.path());
    if (known != null) {
      return known;
    }
    StrategyCheck.Reply declared =
        door.ask(account, new StrategyCheck(script, null, Map.of(), null, false));
    List<String> found = Sweeps.of(declared.parameters());
    sweeps.put(script.path(), found);
    return found;
  }

  private static BacktestRun run(InputFile script, String series, Instant from, Instant to) {
    return new BacktestRun(
        script,
        List.of(DataSource.series(series)),
        false,
        from,
        to,
        Decimal.of("10000"),
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        true,
        null,
        null,
        null,
        null,
        false,
        false,
        false,
        false,
        false,
        true,
        null,
        null,
        null,
        null);
  }
}
