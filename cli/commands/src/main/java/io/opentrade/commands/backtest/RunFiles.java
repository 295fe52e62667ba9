package io.opentrade.commands.backtest;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.OutputFile;
import io.opentrade.commands.text.Csv;
import io.opentrade.protocol.BacktestEquity;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Trade;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files of `--trades` and `--equity`. They appear when both are whole.
final class RunFiles implements AutoCloseable {
  private static final Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout", "/dev/fd/1");
  private static final int CHUNK = 60_000;
  private static final int PAGE = 5_000;
  private static final List<String> TRADE_COLUMNS =
      List.of(
          "id",
          "symbol",
          "side",
          "quantity",
          "entryTime",
          "entryPrice",
          "exitTime",
          "exitPrice",
          "profit",
          "profitPercent",
          "fees",
          "funding",
          "mae",
          "mfe",
          "leverage",
          "entryTag",
          "exitReason",
          "bars",
          "open");

  private final Invocation invocation;
  private final @Nullable OutputFile trades;
  private final @Nullable OutputFile equity;
  private final boolean standardOutput;

  private RunFiles(
      Invocation invocation,
      @Nullable OutputFile trades,
      @Nullable OutputFile equity,
      boolean standardOutput) {
    this.invocation = invocation;
    this.trades = trades;
    this.equity = equity;
    this.standardOutput = standardOutput;
  }

  static RunFiles open(Invocation invocation, @Nullable String trades, @Nullable String equity) {
    boolean tradesOut = trades != null && STANDARD_OUTPUT.contains(trades);
    boolean equityOut = equity != null && STANDARD_OUTPUT.contains(equity);
    if ((tradesOut || equityOut) && (invocation.json() || (tradesOut && equityOut))) {
      throw invocation.usage("backtest.oneOutput");
    }
    if (trades != null && trades.equals(equity)) {
      throw invocation.usage("backtest.sameFile", trades);
    }
    OutputFile first = trades == null ? null : file(invocation, trades, tradesOut);
    try {
      OutputFile second = equity == null ? null : file(invocation, equity, equityOut);
      return new RunFiles(invocation, first, second, tradesOut || equityOut);
    } catch (RuntimeException failed) {
      if (first != null) {
        first.abort();
      }
      throw failed;
    }
  }

  private static OutputFile file(Invocation invocation, String path, boolean standardOutput) {
    return standardOutput
        ? new PlainOutput(invocation.terminal())
        : invocation.terminal().openOutput(path, false);
  }

  /// Whether the standard output is taken, so that no report may go there.
  boolean useStandardOutput() {
    return standardOutput;
  }

  void write(BacktestResult result) throws InterruptedException {
    if (trades != null) {
      writeTrades(result.trades(), trades);
    }
    if (equity != null) {
      writeEquity(result.execution().id(), equity);
    }
    if (trades != null) {
      trades.commit();
    }
    if (equity != null) {
      equity.commit();
    }
  }

  private static void writeTrades(List<Trade> list, OutputFile file) {
    Csv csv = new Csv().header(TRADE_COLUMNS);
    for (Trade trade : list) {
      csv.field(trade.id()).foreign(trade.symbol()).field(trade.side()).field(trade.quantity());
      csv.field(trade.entryTime()).field(trade.entryPrice());
      csv.field(trade.exitTime()).field(trade.exitPrice());
      csv.field(trade.profit()).field(trade.profitPercent()).field(trade.fees());
      csv.field(trade.funding()).field(trade.mae()).field(trade.mfe()).field(trade.leverage());
      csv.foreign(trade.entryTag()).foreign(trade.exitReason());
      csv.field(trade.bars()).field(trade.open()).end();
      if (csv.size() > CHUNK) {
        file.write(csv.take());
      }
    }
    file.write(csv.take());
  }

  private void writeEquity(String id, OutputFile file) throws InterruptedException {
    Csv csv = new Csv().header(List.of("time", "equity"));
    Long offset = 0L;
    while (offset != null) {
      BacktestEquity.Reply page = invocation.ask(new BacktestEquity(id, offset, PAGE));
      for (BacktestEquity.Point point : page.points()) {
        csv.field(point.time()).field(point.equity()).end();
        if (csv.size() > CHUNK) {
          file.write(csv.take());
        }
      }
      offset = page.next();
    }
    file.write(csv.take());
  }

  @Override
  public void close() {
    if (trades != null) {
      trades.abort();
    }
    if (equity != null) {
      equity.abort();
    }
  }
}
