package io.opentrade.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request and one reply of every method, by the method's name.
final class Examples {
  private static final Instant START = Instant.parse("2013-11-25T00:00:00Z");
  private static final Instant END = Instant.parse("2013-12-02T00:00:00Z");
  private static final String SERIES = "BTC/USD@bitstamp:5m";
  private static final String HASH =
      "3f2a91c06d1b4e58a7c9d2e4f60718293a4b5c6d7e8f90a1b2c3d4e5f6071829";
  private static final InputFile STRATEGY =
      new InputFile("/home/ada/sma-cross.js", new ForeignText("sma-cross.js"));

  private Examples() {}

  static Map<String, Request<?>> requests() {
    Map<String, Request<?>> all = new LinkedHashMap<>();
    for (Request<?> request :
        List.of(
            new Health(true),
            new DaemonStatus(),
            new DaemonStop(true, false),
            new DaemonLogs(50, "1234", "warn", START, "c12-1.deploy"),
            new ConfigList(),
            new ConfigGet("script.timeLimit"),
            new ConfigSet("script.timeLimit", "20s"),
            new ConfigUnset("script.timeLimit"),
            new ConfigSchema(),
            new DataImport(
                List.of(new InputFile("/tmp/btc.csv.gz", new ForeignText("btc.csv.gz"))),
                SERIES,
                false,
                "Europe/Berlin",
                "dd.MM.yyyy HH:mm",
                true,
                Decimal.of("0.01"),
                null,
                8),
            new DataDownload("BTC/USDT@binance:5m", START, null),
            new DataList("btc"),
            new DataShow(SERIES, START, END, 20, true),
            new DataCheck(SERIES, null, END),
            new DataExport(SERIES, START, null, 4000),
            new DataResample(SERIES, "1h", null, null),
            new DataDelete(SERIES),
            new DataHoldout("BTC/USD@bitstamp", START, false),
            new StrategyCheck(
                STRATEGY, DataSource.series(SERIES), Map.of("fast", "10"), null, false),
            new StrategyIndicators("ema"),
            new StrategyPlan(STRATEGY, Map.of("fast", "10"), false),
            run(),
            new BacktestList(20),
            new BacktestReplay(
                new InputFile("/tmp/run.journal", new ForeignText("run.journal")), true),
            new BacktestJournal("7f3a2c", 262_144),
            new BacktestShow("7f3a2c", false),
            new BacktestEquity("7f3a2c", 5000, 5000),
            new OptimizeRun(
                run(),
                List.of("fast=5..24", "slow=30..220:10"),
                "min:volatilityPercent",
                "bayes",
                150,
                List.of("trades>=30"),
                70.0,
                2),
            new BacktestCompare(List.of("7f3a2c", "last")),
            new WalkforwardRun(
                run(),
                List.of("fast=5..24"),
                null,
                List.of("trades>=5"),
                true,
                "90d",
                "30d",
                "1d",
                null,
                null),
            new MontecarloRun(run(), List.of("shuffle"), 500, 50, 50.0),
            new SignificanceRun(run(), 2000),
            new OptimizeList(20),
            new OptimizeShow("7f3a2c", 10),
            new OptimizeHeatmap("7f3a2c", "slow", "fast", null),
            new ReportPage("7f3a2c"),
            new BenchRun(true),
            new ExchangeSimulate(
                "binance",
                List.of(SERIES),
                null,
                Decimal.of("50"),
                18080,
                7L,
                "latency=200ms,lost-answer=0.05",
                Decimal.of("0.001"),
                "USDT=10000,BTC=1",
                500,
                Decimal.of("20000"),
                false),
            new ExchangeEvents("4711"),
            new ExchangeStop("4711"))) {
      all.put(Requests.methodOf(request), request);
    }
    DivergenceExamples.requests(run()).forEach(one -> all.put(Requests.methodOf(one), one));
    MarketExamples.requests().forEach(one -> all.put(Requests.methodOf(one), one));
    TerminalExamples.requests().forEach(one -> all.put(Requests.methodOf(one), one));
    TradingExamples.requests().forEach(one -> all.put(Requests.methodOf(one), one));
    VaultExamples.requests().forEach(one -> all.put(Requests.methodOf(one), one));
    AlertExamples.requests().forEach(one -> all.put(Requests.methodOf(one), one));
    TelegramExamples.requests().forEach(one -> all.put(Requests.methodOf(one), one));
    AuditExamples.requests().forEach(one -> all.put(Requests.methodOf(one), one));
    BackupExamples.requests().forEach(one -> all.put(Requests.methodOf(one), one));
    NotifyExamples.requests().forEach(one -> all.put(Requests.methodOf(one), one));
    AutopilotExamples.requests().forEach(one -> all.put(Requests.methodOf(one), one));
    ScheduleExamples.requests().forEach(one -> all.put(Requests.methodOf(one), one));
    AccessExamples.requests().forEach(one -> all.put(Requests.methodOf(one), one));
    return all;
  }

  static BacktestRun run() {
    Map<String, String> set = new LinkedHashMap<>();
    set.put("slow", "30");
    set.put("fast", "10");
    return new BacktestRun(
        STRATEGY,
        List.of(
            DataSource.series(SERIES),
            new DataSource("trend", null, new InputFile("/tmp/t.csv", new ForeignText("t.csv")))),
        false,
        START,
        END,
        Decimal.of("10000"),
        Decimal.of("0.001"),
        "100%",
        Decimal.of("1"),
        null,
        8,
        set,
        "signals",
        true,
        252,
        7L,
        "keep",
        10_000L,
        false,
        true,
        true,
        false,
        true,
        false,
        new FillRules(
            "open",
            "0.05%",
            Decimal.of("0.1"),
            "500ms",
            Decimal.of("0.0002"),
            "base",
            Decimal.of("10"),
            DataSource.series("BTC/USD@bitstamp:1m"),
            new InputFile("/home/ada/book.jsonl.gz", new ForeignText("book.jsonl.gz")),
            new InputFile("/home/ada/fees.csv", new ForeignText("fees.csv")),
            new FeeCoin("BNB", null, DataSource.series("BNB/USD@binance:1h")),
            "close",
            "worst",
            new Compat(
                "freqtrade",
                new FreqtradeRules(
                    Decimal.of("0.1"),
                    Map.of("0", Decimal.of("0.04")),
                    true,
                    Decimal.of("0.02"),
                    Decimal.of("0.03"),
                    true,
                    false,
                    30L,
                    false,
                    false,
                    Decimal.of("0"),
                    false,
                    2))),
        new Portfolio(
            "top(3, volume, 24h)",
            2,
            Decimal.of("0.6"),
            List.of(
                new Portfolio.Member(
                    new InputFile("/home/ada/b.py", new ForeignText("b.py")), Decimal.of("0.4"))),
            DataSource.series("BTC/USD@bitstamp:1d")),
        new RiskRules("max-drawdown=20%", List.of("cooldown(stop=2h)")),
        new AccountRules(
            "margin",
            "linear",
            Decimal.of("0.01"),
            Decimal.of("20"),
            "cross",
            DataSource.series("BTC/USDT-MARK@binance:1h"),
            DataSource.file(new InputFile("/tmp/funding.csv", new ForeignText("funding.csv"))),
            Decimal.of("0.004"),
            null,
            Decimal.of("0.005"),
            Decimal.of("0.05"),
            "fifo"));
  }

  static Map<String, Object> replies() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(
        "health",
        new Health.Reply(
            List.of(
                new Health.Check("database", Health.State.OK, new ForeignText("3 files"), null),
                new Health.Check(
                    "jail",
                    Health.State.FAILED,
                    new ForeignText("no bwrap"),
                    "install bubblewrap"))));
    all.put(
        "daemon.status",
        new DaemonStatus.Reply(
            "0.1.0",
            "a1b2c3",
            4711,
            START,
            new ForeignText("/home/ada/.local/share/opentrade"),
            new ForeignText("ended without a stop; nothing was lost"),
            "busy",
            4712L,
            List.of(new DaemonStatus.Job("j1", "backtest.run", START, 25, 100, "bars")),
            2,
            1,
            new DaemonStatus.Stock(3, 1_000_000, 12, 34_000_000)));
    all.put("daemon.stop", new DaemonStop.Reply(4711, 1, true));
    all.put(
        "daemon.logs",
        new DaemonLogs.Reply(
            List.of(new ForeignText("line")), "5678", new ForeignText("/home/ada/daemon.log")));
    Setting setting =
        new Setting(
            "script.timeLimit",
            new ForeignText("20s"),
            Setting.Origin.FILE,
            new ForeignText("/home/ada/config.json"),
            "10s",
            "duration",
            "1s to 1h",
            "How long a strategy may take.",
            "OPENTRADE_SCRIPT_TIME_LIMIT");
    all.put("config.list", new ConfigList.Reply(List.of(setting)));
    all.put("config.replace", new ConfigList.Reply(List.of(setting)));
    all.put("config.get", setting);
    all.put("config.set", setting);
    all.put("config.unset", setting);
    all.put(
        "config.schema",
        new ConfigSchema.Reply(JsonNodeFactory.instance.objectNode().put("type", "object")));
    DataExamples.replies(all);
    all.put("strategy.indicators", indicators());
    all.put(
        "strategy.plan",
        new StrategyPlan.Reply(
            new ForeignText("sma-cross.js"),
            HASH,
            true,
            2,
            List.of(new ForeignText("n0 = close of \"\""), new ForeignText("enter_long = n1")),
            List.of(new ForeignText("hello"))));
    all.put(
        "strategy.check",
        new StrategyCheck.Reply(
            new ForeignText("sma-cross.js"),
            "js",
            HASH,
            List.of("signals", "onBar"),
            "5m",
            50,
            List.of(
                new StrategyCheck.Parameter(
                    new ForeignText("fast"),
                    10L,
                    2.0,
                    200.0,
                    null,
                    List.of(),
                    new ForeignText("bars of the quick average"))),
            Map.of("trend", new ForeignText("1h")),
            500,
            7,
            List.of(new ForeignText("fast")),
            List.of(Warning.of("shortData", "Only 500 bars.")),
            List.of(new ForeignText("hello"))));
    all.put("backtest.run", reply());
    all.put(
        "backtest.list",
        new BacktestList.Reply(
            List.of(
                new BacktestList.Entry(
                    "7f3a2c",
                    END,
                    new ForeignText("sma-cross.js"),
                    new ForeignText(SERIES),
                    1998,
                    START,
                    END,
                    66,
                    Decimal.of("51422.99"),
                    414.2299,
                    -47.98012705007588,
                    null,
                    "USD")),
            48));
    all.put("backtest.replay", reply());
    all.put("backtest.journal", new BacktestJournal.Reply("opentrade journal 1\n", 20L));
    all.put("backtest.show", reply());
    all.put(
        "backtest.equity",
        new BacktestEquity.Reply(List.of(new BacktestEquity.Point(START, 10_000.5)), 10_000L));
    StudyExamples.replies(all);
    DivergenceExamples.replies(all);
    MarketExamples.replies(all);
    TerminalExamples.replies(all);
    TradingExamples.replies(all);
    VaultExamples.replies(all);
    AlertExamples.replies(all);
    TelegramExamples.replies(all);
    AuditExamples.replies(all);
    BackupExamples.replies(all);
    NotifyExamples.replies(all);
    AutopilotExamples.replies(all);
    ScheduleExamples.replies(all);
    AccessExamples.replies(all);
    all.put("report.page", new ReportPage.Reply("7f3a2c", "<!doctype html>"));
    BenchExamples.replies(all);
    all.put(
        "exchange.simulate",
        new ExchangeSimulate.Reply(
            "4711",
            4711,
            "http://127.0.0.1:18080",
            "ws://127.0.0.1:18080",
            "key",
            "secret",
            7,
            new ForeignText("/home/me/exchange.jsonl")));
    all.put(
        "exchange.events",
        new ExchangeEvents.Reply(List.of(new ForeignText("{\"event\":\"fill\"}")), false));
    all.put("exchange.stop", new ExchangeStop.Reply(true));
    return all;
  }

  static BacktestReply reply() {
    return new BacktestReply(
        result(),
        new EquityChart(
            List.of(
                new EquityChart.Point(START, 9_990.5, 10_000, 9_995.25, 10_001.0),
                new EquityChart.Point(END, 9_990.5, 10_100, 10_100, null))),
        new RunFacts(
            "js",
            50,
            1,
            3,
            Map.of("cash", 2),
            List.of(new ForeignText("hello")),
            4,
            END,
            new ForeignText("backtest sma-cross.js --demo")));
  }

  static BacktestResult result() {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("slow", 30L);
    params.put("fast", 10L);
    params.put("share", 0.5);
    params.put("invert", false);
    params.put("mode", "calm");
    BacktestResult.Config config =
        new BacktestResult.Config(
            null,
            END,
            Decimal.of("10000"),
            Decimal.of("0.001"),
            "100%",
            Decimal.of("0.00000001"),
            Decimal.of("0.01"),
            8,
            "signals",
            false,
            365,
            "keep",
            false,
            null,
            new BacktestResult.Portfolio(
                "top(3, volume, 24h)",
                2,
                List.of(Decimal.of("0.6"), Decimal.of("0.4")),
                new ForeignText("BTC/USD@bitstamp:1d")),
            "max-drawdown=20%, cooldown(stop=2h)",
            null);
    return new BacktestResult(
        1,
        new BacktestResult.Run(
            new ForeignText("sma-cross.js"),
            HASH,
            params,
            config,
            List.of(new BacktestResult.Data(new ForeignText(SERIES), HASH, 1998, START, END, 2)),
            "0.1.0",
            7,
            "USD"),
        new Metrics(
            2,
            1,
            0,
            100.0,
            Decimal.of("10000"),
            Decimal.of("51422.99"),
            Decimal.of("75787.44"),
            Decimal.of("41422.99"),
            414.2299,
            522.0601851851852,
            21.160245705962623,
            96.74115456238361,
            Decimal.of("36363.02"),
            -47.98012705007588,
            584.0,
            -5.925851581948801,
            36.49716090702389,
            0.5806232244485349,
            null,
            0.44166409202994616,
            1.07661873566977,
            0.1518705127029717,
            null,
            3.274807806674883,
            53.59595229490424,
            -18.39887353835481,
            2.531715975158555,
            183.0,
            1.0E-5,
            Decimal.ZERO,
            Decimal.of("2913443.21")),
        List.of(
            new Trade(
                1,
                new ForeignText("BTC/USD"),
                "long",
                Decimal.of("9.17431192"),
                START,
                Decimal.of("1090"),
                END,
                Decimal.of("1100.5"),
                Decimal.of("86.33"),
                0.8633,
                Decimal.of("10"),
                Decimal.ZERO,
                -1.5,
                4.25,
                1,
                new ForeignText("cross"),
                new ForeignText("signal"),
                18,
                false),
            new Trade(
                2,
                new ForeignText("BTC/USD"),
                "short",
                Decimal.of("1"),
                START,
                Decimal.of("1090"),
                null,
                null,
                Decimal.of("-1.5"),
                null,
                Decimal.ZERO,
                Decimal.ZERO,
                null,
                null,
                1,
                null,
                null,
                3,
                true)),
        List.of(Warning.of("fewTrades", "Only 2 trades.")),
        more(),
        breakdowns(),
        new RiskEvents(
            List.of(new RiskEvents.Kill(END, "the drawdown reached 20%")),
            List.of(
                new RiskEvents.Lock(
                    START,
                    END,
                    new ForeignText("BTC/USD"),
                    "long",
                    "cooldown",
                    "a trade has just ended"))),
        account(),
        new BacktestResult.Execution("7f3a2c", 412, 1_204_000));
  }

  private static AccountReport account() {
    return new AccountReport(
        "futures",
        "linear",
        Decimal.of("0.01"),
        "cross",
        Decimal.of("20"),
        "fifo",
        List.of(
            new AccountReport.Tier(Decimal.ZERO, Decimal.of("0.004"), Decimal.ZERO),
            new AccountReport.Tier(Decimal.of("50000"), Decimal.of("0.005"), Decimal.of("50"))),
        Decimal.of("0.005"),
        Decimal.ZERO,
        List.of(
            new AccountReport.Balance(
                new ForeignText("USDT"),
                Decimal.of("1000"),
                Decimal.of("900.5"),
                Decimal.of("99.5"))),
        Decimal.of("12.5"),
        Decimal.of("-1.5"),
        Decimal.of("2"),
        Decimal.of("-0.25"),
        1,
        List.of(
            new AccountReport.Payment(
                new ForeignText("BTC/USDT-PERP"),
                START,
                Decimal.of("-0.0001"),
                Decimal.of("10000.5"),
                Decimal.of("2.5"),
                Decimal.of("-0.25"))),
        new AccountReport.CoinPaid(new ForeignText("BNB"), Decimal.of("0.00321")));
  }

  private static MoreMetrics more() {
    return new MoreMetrics(
        new MoreMetrics.Account(
            7.5, 9_500.25, Decimal.of("9800"), Decimal.of("12000.5"), 10_250.0, 1),
        new MoreMetrics.Drawdown(START, END, null, 7.0, null, -49.5, 3.25, 60.5),
        new MoreMetrics.Daily(
            4.5, -3.5, 1.25, 2.5, 0.5, -2.0, -3.25, -2.75, -3.5, -0.25, 1.5, 0.875),
        new MoreMetrics.Benchmark(394.5, 0.038, 0.0625, 40.5, -0.25, null),
        new MoreMetrics.Trades(
            1, 1, 1, 4.5, 4.25, null, null, null, 0.5, 1, 0, -1.5, -3.0, 4.0, 9.5, 1.25),
        new MoreMetrics.Durations(
            new MoreMetrics.Duration(2.5, 2.0, 0.5, 7.0),
            new MoreMetrics.Duration(2.5, 2.0, 0.5, 7.0),
            new MoreMetrics.Duration(null, null, null, null)),
        new MoreMetrics.Freqtrade(1.25, null));
  }

  private static Breakdowns breakdowns() {
    Breakdowns.Group stretch = group("2013-12-02", 1.5);
    return new Breakdowns(
        List.of(stretch),
        List.of(group("2013-W48", 1.5), group("2013-W49", null)),
        List.of(group("2013-11", 1.5)),
        List.of(group("2013", 1.5)),
        List.of(group("monday", null)),
        List.of(group("BTC/USD", null)),
        List.of(group("long", null)),
        List.of(group("cross", null)),
        List.of(group("signal", null)));
  }

  private static Breakdowns.Group group(String name, @Nullable Double equityPercent) {
    return new Breakdowns.Group(
        new ForeignText(name), 2, 1, 0, Decimal.of("86.33"), 0.8633, equityPercent);
  }

  private static StrategyIndicators.Reply indicators() {
    return new StrategyIndicators.Reply(
        List.of(
            new StrategyIndicators.Indicator(
                "ema",
                true,
                "exponential moving average",
                "weight 2 / (length + 1)",
                false,
                List.of("value"),
                List.of(
                    new StrategyIndicators.Form(
                        List.of(
                            new StrategyIndicators.Argument(
                                "column", "column", null, null, null, List.of()),
                            new StrategyIndicators.Argument(
                                "length", "length", 14L, 1.0, 1_000_000.0, List.of()),
                            new StrategyIndicators.Argument(
                                "seed", "word", "ta4j", null, null, List.of("ta4j", "sma"))))),
                "ta.ema(close)",
                14)));
  }
}
