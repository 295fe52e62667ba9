package io.opentrade.research.backtest;

import io.opentrade.protocol.BacktestCandles;
import io.opentrade.protocol.BacktestEquity;
import io.opentrade.protocol.BacktestList;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.BacktestShow;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.research.drawing.Drawing;
import io.opentrade.research.drawing.DrawingCodec;
import io.opentrade.store.Run;
import io.opentrade.store.RunStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finished backtests: kept as the reply that was given, found again by id.
public final class RunArchive {
  private static final String ENTRY = "entry";

  private final RunStore store;

  public RunArchive(RunStore store) {
    this.store = store;
  }

  String nextId() {
    return store.nextId();
  }

  /// @param times of the equity's bars; empty where the equity is not kept
  void keep(BacktestReply reply, long[] times, double[] equity, Drawing drawing) {
    BacktestResult result = reply.result();
    store.save(
        result.execution().id(),
        result.run().strategy().raw(),
        Map.of(ENTRY, Requests.print(entry(reply))),
        target -> Requests.write(reply, target),
        times,
        equity,
        DrawingCodec.encode(drawing));
  }

  private static BacktestList.Entry entry(BacktestReply reply) {
    BacktestResult result = reply.result();
    BacktestResult.Data main = result.run().data().getFirst();
    Instant finished = reply.facts().finishedAt();
    return new BacktestList.Entry(
        result.execution().id(),
        finished == null ? Instant.EPOCH : finished,
        result.run().strategy(),
        main.series(),
        main.bars(),
        main.from(),
        main.to(),
        result.metrics().trades(),
        result.metrics().endEquity(),
        result.metrics().netProfitPercent(),
        result.metrics().maxDrawdownPercent(),
        result.metrics().sharpe(),
        result.run().currency());
  }

  /// The newest runs first.
  public BacktestList.Reply list(BacktestList request) {
    List<BacktestList.Entry> entries = new ArrayList<>();
    for (Run.Summary summary : store.list(request.limit())) {
      entries.add(
          Requests.read(summary.facts().getOrDefault(ENTRY, "{}"), BacktestList.Entry.class));
    }
    return new BacktestList.Reply(entries, store.count());
  }

  /// The reply that was given when it ran.
  public BacktestReply show(BacktestShow request) {
    BacktestReply reply = show(request.id());
    return request.fewTrades() ? reply.withFewTrades() : reply;
  }

  BacktestReply show(String id) {
    return Requests.read(find(id).document(), BacktestReply.class);
  }

  /// Counts a run among the backtests of its strategy on its series.
  void count(BacktestReply reply) {
    tried(reply, 1);
  }

  private long tried(BacktestReply reply, int more) {
    BacktestResult.Run run = reply.result().run();
    String series = run.data().getFirst().series().raw();
    return store.studies().tried(run.strategy().raw(), series, more);
  }

  /// A run with what is drawn of it.
  ///
  /// @param drawing null for a run that was stored before drawings were
  /// @param backtests ever made of its strategy on its series
  public record Drawn(BacktestReply reply, @Nullable Drawing drawing, long backtests) {}

  /// The reply that was given when it ran, and its drawing.
  public Drawn drawn(String id) {
    Run run = find(id);
    byte[] drawing = store.drawing(run.summary().id());
    BacktestReply reply = Requests.read(run.document(), BacktestReply.class);
    return new Drawn(
        reply, drawing.length == 0 ? null : DrawingCodec.decode(drawing), tried(reply, 0));
  }

  /// The candles that were kept to be drawn.
  public BacktestCandles.Reply candles(BacktestCandles request) {
    Run.Summary run = find(request.id()).summary();
    byte[] drawing = store.drawing(run.id());
    if (drawing.length == 0) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND,
          "run " + run.id() + " was stored before its candles were kept",
          "run it again");
    }
    return KeptCandles.of(DrawingCodec.decode(drawing), request);
  }

  /// A page of its equity.
  public BacktestEquity.Reply equity(BacktestEquity request) {
    Run run = find(request.id());
    if (run.equity().length == 0) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND,
          "run " + run.summary().id() + " was stored without the equity of every bar",
          "run it again with --equity FILE.csv");
    }
    int from = (int) Math.min(request.offset(), run.equity().length);
    int to = Math.min(run.equity().length, from + request.limit());
    List<BacktestEquity.Point> points = new ArrayList<>();
    for (int i = from; i < to; i++) {
      points.add(
          new BacktestEquity.Point(Instant.ofEpochMilli(run.equityTime()[i]), run.equity()[i]));
    }
    return new BacktestEquity.Reply(points, to < run.equity().length ? (long) to : null);
  }

  private Run find(String id) {
    String wanted = id.equals("last") ? newest() : id;
    return store
        .show(wanted)
        .orElseThrow(
            () ->
                new RequestFailed(
                    FailureKind.NOT_FOUND,
                    "there is no run " + id,
                    "see: opentrade backtest list"));
  }

  private String newest() {
    List<Run.Summary> runs = store.list(1);
    return runs.isEmpty() ? "last" : runs.getFirst().id();
  }
}
