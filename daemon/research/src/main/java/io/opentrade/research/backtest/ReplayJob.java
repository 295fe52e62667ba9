package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.protocol.BacktestReplay;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.research.drawing.Thinning;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Makes a run again from its journal: no script, no worker, no store of candles.
public final class ReplayJob {
  private final RunArchive archive;
  private final InstantSource clock;

  public ReplayJob(RunArchive archive, InstantSource clock) {
    this.archive = archive;
    this.clock = clock;
  }

  /// @throws RequestFailed where the journal cannot be read, or is of another engine
  /// @throws InterruptedException where it was cancelled
  public BacktestReply run(BacktestReplay request, Progress progress) throws InterruptedException {
    Journal journal = journal(request.journal());
    Evidence evidence = journal.evidence();
    if (!evidence.run().engine().equals(EngineVersion.TEXT)) {
      throw new RequestFailed(
          FailureKind.BAD_DATA,
          "the journal is of engine %s, and this is %s: the result might differ"
              .formatted(ForeignText.printable(evidence.run().engine()), EngineVersion.TEXT),
          "replay it with the version that wrote it");
    }
    int bars = Math.toIntExact(Math.min(Integer.MAX_VALUE, evidence.bars()));
    Markets markets = evidence.measured();
    long started = System.nanoTime();
    Outcome outcome;
    try {
      outcome =
          evidence.trade(
              journal.decisions(),
              evidence.settings(),
              bar -> {
                progress.at(new Progress.Step(bar, bars, "bars", new ForeignText("trading")));
                return !Thread.currentThread().isInterrupted();
              });
    } catch (CancellationException _) {
      throw new InterruptedException();
    } catch (IllegalArgumentException exception) {
      throw new RequestFailed(FailureKind.BAD_DATA, String.valueOf(exception.getMessage()), null);
    }
    long nanos = System.nanoTime() - started;
    Report report = new Report(evidence, journal.decisions(), outcome, List.of(), 0);
    BacktestReply reply = report.reply(archive.nextId(), nanos, clock.instant());
    archive.keep(
        reply,
        request.wantEquity()
            ? Arrays.copyOfRange(markets.time(), markets.from(), markets.size())
            : new long[0],
        request.wantEquity() ? outcome.equity() : new double[0],
        Thinning.of(markets, outcome, journal.plots()));
    return reply;
  }

  private static Journal journal(InputFile file) {
    Path path = Path.of(file.path());
    if (Files.notExists(path)) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND, "there is no file " + file.name(), "look at the path");
    }
    // One character a byte: what is no ASCII spoils the check sum, and is refused for that.
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(path), StandardCharsets.ISO_8859_1))) {
      return JournalReader.read(reader);
    } catch (IOException exception) {
      throw new RequestFailed(
          FailureKind.FAILED, file.name() + " cannot be read: " + exception.getMessage(), null);
    }
  }
}
