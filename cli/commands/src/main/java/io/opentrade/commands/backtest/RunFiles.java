package io.opentrade.commands.backtest;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.OutputFile;
import io.opentrade.commands.text.Csv;
import io.opentrade.protocol.BacktestEquity;
import io.opentrade.protocol.BacktestJournal;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Trade;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of `--trades`, `--equity` and `--journal`. They appear when all are whole.
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
  private final @Nullable OutputFile journal;
  private final boolean standardOutput;

  private RunFiles(
      Invocation invocation,
      @Nullable OutputFile trades,
      @Nullable OutputFile equity,
      @Nullable OutputFile journal,
      boolean standardOutput) {
    this.invocation = invocation;
    this.trades = trades;
    this.equity = equity;
    this.journal = journal;
    this.standardOutput = standardOutput;
  }

  /// Opens the files that are named; null for those that are not.
  static RunFiles open(
      Invocation invocation,
      @Nullable String trades,
      @Nullable String equity,
      @Nullable String journal) {
    List<String> named = Stream.of(trades, equity, journal).flatMap(Stream::ofNullable).toList();
    long toOutput = named.stream().filter(STANDARD_OUTPUT::contains).count();
    if (toOutput > (invocation.json() ? 0 : 1)) {
      throw invocation.usage("backtest.oneOutput");
    }
    if (trades != null && trades.equals(equity)) {
      throw invocation.usage("backtest.sameFile", trades);
    }
    if (journal != null && (journal.equals(trades) || journal.equals(equity))) {
      throw invocation.usage("backtest.sameJournal", journal);
    }
    List<OutputFile> opened = new ArrayList<>();
    try {
      for (String path : named) {
        opened.add(file(invocation, path, STANDARD_OUTPUT.contains(path)));
      }
    } catch (RuntimeException failed) {
      opened.forEach(OutputFile::abort);
      throw failed;
    }
    Iterator<OutputFile> files = opened.iterator();
    return new RunFiles(
        invocation,
        trades == null ? null : files.next(),
        equity == null ? null : files.next(),
        journal == null ? null : files.next(),
        toOutput > 0);
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
    if (journal != null) {
      writeJournal(result.execution().id(), journal);
    }
    if (trades != null) {
      trades.commit();
    }
    if (equity != null) {
      equity.commit();
    }
    if (journal != null) {
      journal.commit();
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

  private void writeJournal(String id, OutputFile file) throws InterruptedException {
    Long offset = 0L;
    while (offset != null) {
      BacktestJournal.Reply page = invocation.ask(new BacktestJournal(id, offset));
      file.write(page.text());
      offset = page.next();
    }
  }

  @Override
  public void close() {
    if (trades != null) {
      trades.abort();
    }
    if (equity != null) {
      equity.abort();
    }
    if (journal != null) {
      journal.abort();
    }
  }
}
