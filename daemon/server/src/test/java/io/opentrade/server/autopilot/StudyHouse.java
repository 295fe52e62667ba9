package io.opentrade.server.autopilot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DataDownload;
import io.opentrade.protocol.DataShow;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.EquityChart;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.OptimizeReply;
import io.opentrade.protocol.QualityReport;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.SeriesInfo;
import io.opentrade.protocol.StrategyCheck;
import io.opentrade.protocol.WalkforwardRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A house with hourly candles of a market that rises until one moment, and with research whose
/// answers are known beforehand. It notes what it is asked.
final class StudyHouse implements Door {
  static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private final Instant newest;
  final List<String> accounts = new ArrayList<>();
  final List<String> downloads = new ArrayList<>();
  final List<WalkforwardRun> walks = new ArrayList<>();
  final List<BacktestRun> backtests = new ArrayList<>();
  List<StrategyCheck.Parameter> parameters = List.of();
  @Nullable String exchangeTrouble;
  @Nullable String studyTrouble;
  int bars = Regime.BARS;
  int checks;

  /// @param newest when its last candle closes
  StudyHouse(Instant newest) {
    this.newest = newest;
  }

  @Override
  public <R> R ask(String account, Request<R> request) {
    accounts.add(account);
    Object reply =
        switch (request) {
          case DataDownload download -> downloaded(download);
          case DataShow show -> new DataShow.Reply(info(show.series()), candles(), bars);
          case StrategyCheck check -> declared(check);
          case WalkforwardRun walk -> walked(walk);
          case BacktestRun run -> traded(run);
          default -> throw new AssertionError(request);
        };
    return Requests.replyType(request).cast(reply);
  }

  private DataDownload.Reply downloaded(DataDownload request) {
    downloads.add(request.series());
    fail(FailureKind.EXCHANGE, exchangeTrouble);
    var quality = new QualityReport(0, 0, null, null, 0, 0, 0, 0, 0, 0, 0, List.of(), 0, List.of());
    return new DataDownload.Reply(info(request.series()), 0, 1, quality);
  }

  private static void fail(FailureKind kind, @Nullable String why) {
    if (why != null) {
      throw new RequestFailed(kind, why, null);
    }
  }

  private SeriesInfo info(String series) {
    return new SeriesInfo(
        series, bars, FIRST, newest, 0, "00", Decimal.of("0.01"), Decimal.of("0.001"), 2);
  }

  private List<Candle> candles() {
    List<Candle> candles = new ArrayList<>();
    for (int bar = 0; bar < bars; bar++) {
      Decimal price = Decimal.of(String.valueOf(1000 + bar + bar % 2));
      Instant time = newest.minus(Duration.ofHours(bars - bar));
      candles.add(new Candle(time, price, price, price, price, Decimal.of("1")));
    }
    return candles;
  }

  private StrategyCheck.Reply declared(StrategyCheck request) {
    checks++;
    return new StrategyCheck.Reply(
        request.strategy().name(),
        "js",
        "00",
        List.of("signals"),
        null,
        null,
        parameters,
        Map.of(),
        500,
        3,
        List.of(),
        List.of(),
        List.of());
  }

  private WalkforwardRun.Reply walked(WalkforwardRun request) {
    walks.add(request);
    fail(FailureKind.FAILED, studyTrouble);
    ForeignText series = new ForeignText("BTC/USDT@binance:1h");
    return new WalkforwardRun.Reply(
        new OptimizeReply.Subject(
            request.base().strategy().name(), "00", series, "00", bars, FIRST, newest, null),
        "netProfitPercent",
        5,
        List.of(window(15), window(8)),
        new WalkforwardRun.Total(Decimal.of("10350"), 3.5, -1.25, 1.0, 7, 1),
        null,
        new EquityChart(List.of(point(0, 900), point(1, 1000), point(26, 1100), point(50, 550))),
        List.of());
  }

  private WalkforwardRun.Window window(long fast) {
    return new WalkforwardRun.Window(
        FIRST, newest, newest, newest, Map.of("fast", fast), 1.0, 1.0, 1, 1, 3);
  }

  private static EquityChart.Point point(int hour, double equity) {
    return new EquityChart.Point(FIRST.plus(Duration.ofHours(hour)), equity, equity, equity, null);
  }

  private BacktestReply traded(BacktestRun request) {
    backtests.add(request);
    fail(FailureKind.FAILED, studyTrouble);
    return recordedBacktest();
  }

  /// The reply of the wire's contract.
  static BacktestReply recordedBacktest() {
    Path golden = Path.of("../protocol/src/test/golden/backtest.run.reply.json");
    try {
      return Requests.read(
          new ObjectMapper().readTree(Files.readString(golden)), BacktestReply.class);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
