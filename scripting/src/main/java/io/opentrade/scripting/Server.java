package io.opentrade.scripting;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.sandbox.CandleFile;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.sandbox.kernel.Seal;
import io.opentrade.sandbox.link.FrameChannel;
import io.opentrade.sandbox.link.Message;
import io.opentrade.scripting.bars.BarsRun;
import io.opentrade.scripting.guest.Guest;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers the requests that come over the link, one after the other.
final class Server {
  private static final int LINES_A_FRAME = 1_000;
  private static final int DECISIONS_A_FRAME = 10_000;

  private final FrameChannel link;
  private final Path data;
  private final LogBook log;
  private final Guest guest;

  /// @param data the folder in which candles are handed over
  Server(FrameChannel link, Language language, Path data) {
    this.link = link;
    this.data = data;
    this.log = new LogBook(0);
    this.guest = Guest.open(language, log);
  }

  /// Serves until the other end is gone.
  ///
  /// @param seal shut before the first word of a stranger is read; empty where the system has none
  void serve(Optional<Seal> seal) throws IOException {
    if (seal.isPresent()) {
      seal.get().close();
    }
    link.send(new Message.Ready());
    while (true) {
      Message request;
      try {
        request = link.receive();
      } catch (EOFException _) {
        return;
      }
      Message answer = answer(request);
      sendLog();
      link.send(answer);
    }
  }

  private Message answer(Message request) throws IOException {
    try {
      return switch (request) {
        case Message.Load(var script, int logLines) -> {
          log.capacity(logLines);
          yield new Message.Loaded(guest.load(script));
        }
        case Message.MakePlan(var values) -> {
          Guest.MadePlan made = guest.plan(values);
          yield new Message.Planned(made.plan(), made.symbolic());
        }
        case Message.RunBars run -> runBars(run);
        case Message other -> throw new IOException("no request: " + other.getClass());
      };
    } catch (ScriptFailed failed) {
      return new Message.Failed(failed.failure());
    } catch (StackOverflowError _) {
      return new Message.Failed(
          ScriptFailure.of(ScriptFailure.Kind.SCRIPT, "the script ran out of stack", ""));
    } finally {
      log.bar(-1);
    }
  }

  private Message runBars(Message.RunBars run) throws IOException {
    Candles candles = CandleFile.read(data.resolve("main"));
    Map<String, Candles> series = new LinkedHashMap<>();
    for (String name : run.series()) {
      series.put(name, CandleFile.read(data.resolve(Integer.toString(series.size()))));
    }
    Candles detail = run.detail() ? CandleFile.read(data.resolve("detail")) : null;
    Market market = new Market(candles, run.instrument(), run.from(), run.firstDecision(), detail);
    BarsRun bars =
        new BarsRun(guest, market, run.settings(), series, run.values(), log, this::sendProgress);
    List<Decision> decisions = bars.go(run.state()).decisions();
    for (int from = 0; from < decisions.size(); from += DECISIONS_A_FRAME) {
      int to = Math.min(decisions.size(), from + DECISIONS_A_FRAME);
      link.send(new Message.Decisions(decisions.subList(from, to)));
    }
    return new Message.Finished(bars.ready(), bars.state(), bars.plots());
  }

  private void sendProgress(int bar) {
    try {
      link.send(new Message.Progress(bar));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void sendLog() throws IOException {
    List<LogLine> lines = log.take();
    int dropped = log.takeDropped();
    for (int from = 0; from < lines.size(); from += LINES_A_FRAME) {
      int to = Math.min(lines.size(), from + LINES_A_FRAME);
      link.send(new Message.Log(lines.subList(from, to), 0));
    }
    if (dropped > 0) {
      link.send(new Message.Log(List.of(), dropped));
    }
  }
}
