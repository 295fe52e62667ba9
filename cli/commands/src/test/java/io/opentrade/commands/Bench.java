package io.opentrade.commands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.opentrade.protocol.BacktestEquity;
import io.opentrade.protocol.BacktestList;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.BacktestShow;
import io.opentrade.protocol.ConfigGet;
import io.opentrade.protocol.ConfigList;
import io.opentrade.protocol.ConfigSchema;
import io.opentrade.protocol.ConfigSet;
import io.opentrade.protocol.ConfigUnset;
import io.opentrade.protocol.DaemonLogs;
import io.opentrade.protocol.DaemonStatus;
import io.opentrade.protocol.DaemonStop;
import io.opentrade.protocol.DataCheck;
import io.opentrade.protocol.DataDelete;
import io.opentrade.protocol.DataDownload;
import io.opentrade.protocol.DataExport;
import io.opentrade.protocol.DataHoldout;
import io.opentrade.protocol.DataImport;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.DataResample;
import io.opentrade.protocol.DataShow;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.OptimizeHeatmap;
import io.opentrade.protocol.OptimizeList;
import io.opentrade.protocol.OptimizeRun;
import io.opentrade.protocol.OptimizeShow;
import io.opentrade.protocol.RecordingRemove;
import io.opentrade.protocol.RecordingVerify;
import io.opentrade.protocol.ReportPage;
import io.opentrade.protocol.Setting;
import io.opentrade.protocol.StrategyCheck;
import io.opentrade.protocol.StrategyIndicators;
import io.opentrade.protocol.StrategyPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A fake terminal and a gateway that answers everything, to run commands on.
public final class Bench {
  public static final String SERIES = "BTC/USDT@binance:5m";

  public final FakeTerminal terminal = new FakeTerminal();
  public final FakeGateway gateway = new FakeGateway();
  public final List<RuntimeException> bugs = new ArrayList<>();

  /// @param folder where a strategy `sma.js` and candles `btc.csv` are put
  public static Bench in(Path folder) {
    Bench bench = new Bench();
    bench.terminal.folder = folder;
    try {
      Files.writeString(folder.resolve("sma.js"), "export const strategy = {};");
      Files.writeString(folder.resolve("btc.csv"), "time,close\n");
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    return bench;
  }

  /// Answers every request with a sample.
  public Bench answering() {
    BacktestReply reply = Samples.reply();
    gateway.answer(BacktestRun.class, reply).answer(BacktestShow.class, reply);
    gateway.answer(BacktestList.class, runs());
    gateway.answer(
        BacktestEquity.class,
        new BacktestEquity.Reply(
            List.of(new BacktestEquity.Point(Samples.START, 10_000.25)), null));
    gateway.answer(DataImport.class, imported());
    gateway.answer(
        DataDownload.class,
        new DataDownload.Reply(Samples.series(SERIES), 1998, 2, Samples.cleanQuality()));
    gateway.answer(DataList.class, new DataList.Reply(List.of(Samples.series(SERIES))));
    gateway.answer(
        DataShow.class,
        new DataShow.Reply(
            Samples.series(SERIES), List.of(Samples.candle(0), Samples.candle(1)), 105_120));
    gateway.answer(DataCheck.class, new DataCheck.Reply(Samples.series(SERIES), Samples.quality()));
    gateway.answer(
        DataExport.class,
        new DataExport.Reply(List.of(Samples.candle(0)), Samples.START.plusSeconds(300), 1));
    gateway.answer(DataExport.class, new DataExport.Reply(List.of(Samples.candle(1)), null, 0));
    gateway.answer(
        DataHoldout.class,
        new DataHoldout.Reply(
            List.of(
                new DataHoldout.Entry(
                    "BTC/USDT@binance",
                    Samples.START,
                    1,
                    Samples.START,
                    new ForeignText("a.js")))));
    gateway.answer(DataResample.class, new DataResample.Reply(Samples.series(SERIES), 8760, 0, 2));
    gateway.answer(
        RecordingVerify.class,
        new RecordingVerify.Reply(
            new ForeignText("/home/me/recordings/BTCUSDT-binance.jsonl"),
            new ForeignText("BTC/USDT@binance"),
            null,
            null,
            null,
            1_000,
            2,
            3,
            1,
            1,
            true,
            List.of(),
            0,
            "00ff"));
    gateway.answer(
        RecordingRemove.class,
        new RecordingRemove.Reply(
            new ForeignText("/home/me/recordings/BTCUSDT-binance.jsonl"), 1_000));
    gateway.answer(DataDelete.class, new DataDelete.Reply(SERIES, 105_120));
    gateway.answer(ReportPage.class, new ReportPage.Reply("7f3a2c", "<!doctype html>é"));
    studies();
    gateway.answer(StrategyCheck.class, Samples.check());
    gateway.answer(StrategyIndicators.class, Samples.indicators());
    gateway.answer(StrategyPlan.class, Samples.plan());
    settings();
    gateway.answer(DaemonStatus.class, Samples.status());
    gateway.answer(DaemonStop.class, new DaemonStop.Reply(4711, 0, true));
    gateway.answer(
        DaemonLogs.class,
        new DaemonLogs.Reply(List.of(new ForeignText("a line")), "1", new ForeignText("/log")));
    gateway.answer(
        Health.class,
        new Health.Reply(
            List.of(
                new Health.Check("disk", Health.State.OK, new ForeignText("9 GB free"), null))));
    return this;
  }

  private void studies() {
    gateway.answer(OptimizeRun.class, Samples.study()).answer(OptimizeShow.class, Samples.study());
    gateway.answer(
        OptimizeList.class,
        new OptimizeList.Reply(
            List.of(
                new OptimizeList.Entry(
                    "7f3a2c",
                    Samples.START,
                    "done",
                    new ForeignText("sma-cross.js"),
                    new ForeignText(SERIES),
                    "grid",
                    "sharpe",
                    400))));
    gateway.answer(
        OptimizeHeatmap.class,
        new OptimizeHeatmap.Reply(
            "7f3a2c",
            "sharpe",
            new ForeignText("slow"),
            List.of(30L, 40L, 50L),
            new ForeignText("fast"),
            List.of(5L, 10L),
            List.of(Arrays.asList(-0.5, null, 0.25), Arrays.asList(0.5, 0.75, 1.5))));
  }

  private void settings() {
    Setting setting = Samples.setting("script.timeLimit", Setting.Origin.FILE);
    gateway.answer(ConfigList.class, new ConfigList.Reply(List.of(setting)));
    gateway.answer(ConfigGet.class, setting);
    gateway.answer(ConfigSet.class, setting);
    gateway.answer(
        ConfigUnset.class, Samples.setting("script.timeLimit", Setting.Origin.ENVIRONMENT));
    gateway.answer(
        ConfigSchema.class,
        new ConfigSchema.Reply(JsonNodeFactory.instance.objectNode().put("type", "object")));
  }

  private static BacktestList.Reply runs() {
    BacktestList.Entry entry =
        new BacktestList.Entry(
            "7f3a2c",
            Samples.START,
            new ForeignText("sma-cross.js"),
            new ForeignText(SERIES),
            1998,
            Samples.START,
            Samples.START,
            66,
            Decimal.of("51422.99"),
            414.2299,
            -47.98,
            0.58,
            "USD");
    return new BacktestList.Reply(List.of(entry), 48);
  }

  private static DataImport.Reply imported() {
    return new DataImport.Reply(
        List.of(new DataImport.Imported(new ForeignText("btc.csv"), 8583, 0, 0, Samples.quality())),
        Samples.series(SERIES));
  }

  public int run(String... argv) {
    return new Commands(bugs::add, () -> false).run(List.of(argv), terminal, gateway);
  }

  /// The only request made, or the last one.
  public Object asked() {
    return gateway.asked.getLast();
  }
}
