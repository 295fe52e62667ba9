package io.opentrade.scripting;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.CandleFolder;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.kernel.Seal;
import io.opentrade.sandbox.link.FrameChannel;
import io.opentrade.sandbox.link.Message;
import io.opentrade.scripting.bars.BarsRun;
import io.opentrade.scripting.bars.LiveRun;
import io.opentrade.scripting.bars.Past;
import io.opentrade.scripting.guest.Guest;
import io.opentrade.scripting.scan.LiveScans;
import io.opentrade.scripting.scan.ScanRun;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers the requests that come over the link, one after the other.
final class Server {
  private static final int LINES_A_FRAME = 1_000;
  private static final int INTENTS_A_FRAME = 1_000;
  private static final int DECISIONS_A_FRAME = 10_000;
  private static final int VALUES_A_FRAME = 50_000;

  private final FrameChannel link;
  private final CandleFolder data;
  private final LogBook log;
  private Guest guest;
  private @Nullable Script script;
  private @Nullable LiveRun live;
  private boolean ran;
  private Planning planning;

  /// @param data the folder in which candles are handed over
  Server(FrameChannel link, Language language, Path data) {
    this.link = link;
    this.data = new CandleFolder(data);
    this.log = new LogBook(0);
    this.guest = Guest.open(language, log);
    this.planning = new Planning(guest, log, this::alone);
  }

  /// Serves until the other end is gone.
  ///
  /// @param seal shut before the first word of a stranger is read; empty where the system has none
  void serve(Optional<Seal> seal) throws IOException {
    if (seal.isPresent()) {
      seal.get().close();
    }
    link.send(new Message.Ready());
    Practice practice = new Practice(link::isSpokenTo);
    while (true) {
      Message request;
      try {
        request = link.receive();
      } catch (EOFException _) {
        return;
      }
      switch (request) {
        case Message.Practise() -> practice.goOn(guest);
        case Message.Rest() -> {} // it has stopped, since it was spoken to
        case Message asked -> {
          Message answer = answer(asked);
          sendLog();
          link.send(answer);
        }
      }
    }
  }

  private Message answer(Message request) throws IOException {
    try {
      return switch (request) {
        case Message.Load(var wanted, int logLines) -> load(wanted, logLines);
        case Message.MakePlan(var values) -> plan(values);
        case Message.RunScans run -> runScans(run);
        case Message.RunBars run -> runBars(run);
        case Message.BeginLive begin -> {
          live = live(begin);
          yield new Message.Answered(
              begin.places().stream().map(_ -> List.<Intent>of()).toList(), live().states());
        }
        case Message.NextMoment(var moment) -> {
          List<List<Intent>> intents = live().next(moment);
          yield new Message.Answered(intents, live().states());
        }
        case Message.EndLive() -> {
          live().stop();
          yield new Message.Answered(List.of(), live().states());
        }
        case Message other -> throw new IOException("no request: " + other.getClass());
      };
    } catch (ScriptFailed failed) {
      return new Message.Failed(failed.failure());
    } catch (ClassCastException | UnsupportedOperationException | IndexOutOfBoundsException odd) {
      // Objects of a language may say one thing of themselves and be another.
      return new Message.Failed(
          ScriptFailure.of(
              ScriptFailure.Kind.SCRIPT, "the script handed over what it is not: " + odd, ""));
    } catch (StackOverflowError _) {
      return new Message.Failed(
          ScriptFailure.of(ScriptFailure.Kind.SCRIPT, "the script ran out of stack", ""));
    } finally {
      log.bar(-1);
    }
  }

  /// The second time in a guest of its own, which knows nothing of what was asked before.
  private Message load(Script wanted, int logLines) {
    if (script != null) {
      guest.close();
      guest = guest.another(log);
      ran = false;
      planning = new Planning(guest, log, this::alone);
    }
    log.capacity(logLines);
    script = wanted;
    return new Message.Loaded(guest.load(wanted));
  }

  /// After a run in a guest of its own: a variable that has seen it knows what comes.
  private Message plan(Map<String, ParameterValue> values) {
    return planned(ran ? alone(values) : planning.plan(values));
  }

  private Guest.MadePlan alone(Map<String, ParameterValue> values) {
    Script again = Objects.requireNonNull(script, "load a script first");
    try (Guest fresh = guest.another(log)) {
      log.silently(() -> fresh.load(again));
      return fresh.plan(values);
    }
  }

  private static Message planned(Guest.MadePlan made) {
    return new Message.Planned(made.plan(), made.symbolic());
  }

  private LiveRun live() {
    return Objects.requireNonNull(live, "begin first");
  }

  private LiveRun live(Message.BeginLive begin) throws IOException {
    List<Past> past = new ArrayList<>();
    for (int number = 0; number < begin.places().size(); number++) {
      past.add(new Past(data.main(number), data.series(number, begin.series())));
    }
    // They live as long as the process.
    Supplier<Guest> more = () -> further(new ArrayList<>());
    return begin.style() == Style.SIGNALS
        ? new LiveScans(more, past, begin.values(), log, this::sendProgress, this::sendColumn)
        : LiveRun.of(guest, more, begin, past, begin.values(), log);
  }

  /// In a guest of its own: what a function of an earlier run has kept may be ahead of time.
  private Message runScans(Message.RunScans run) throws IOException {
    Past past = new Past(data.main(0), data.series(0, run.series()));
    try (Guest fresh = guest.another(log)) {
      fresh.load(Objects.requireNonNull(script, "load a script first"));
      Guest.MadePlan made = fresh.plan(run.values());
      Map<String, Double> numbers = ParameterValue.numbers(run.values());
      List<double[]> columns = new ScanRun(made, past, numbers, log).columns(this::sendProgress);
      for (int number = 0; number < columns.size(); number++) {
        sendColumn(0, number, columns.get(number));
      }
      return new Message.Planned(made.plan(), made.symbolic());
    } catch (PlanException refused) {
      throw new ScriptFailed(
          ScriptFailure.of(ScriptFailure.Kind.SCRIPT, String.valueOf(refused.getMessage()), ""),
          List.of());
    }
  }

  private void sendColumn(int market, int number, double[] values) {
    try {
      for (int from = 0; from < values.length; from += VALUES_A_FRAME) {
        int to = Math.min(values.length, from + VALUES_A_FRAME);
        link.send(new Message.ScanValues(market, number, Arrays.copyOfRange(values, from, to)));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The first run has the guest that said what the script declares; each later one, of a sweep,
  /// one of its own on the same engine: a variable that has seen a whole run knows what comes.
  private Message runBars(Message.RunBars run) throws IOException {
    List<BarsJob.Place> places = new ArrayList<>();
    for (Message.Place place : run.places()) {
      int number = places.size();
      places.add(new BarsJob.Place(data.market(number, place), data.series(number, run.series())));
    }
    List<Guest> more = new ArrayList<>();
    try {
      Guest asked = ran ? further(more) : guest;
      ran = true;
      BarsRun bars =
          BarsRun.of(
              run.style(),
              asked,
              () -> further(more),
              places,
              run.settings(),
              run.values(),
              log,
              this::sendProgress);
      List<DecisionLog> decisions = bars.go(run.states());
      List<Map<String, double[]>> plots = bars.plots();
      for (int market = 0; market < places.size(); market++) {
        sendDecisions(market, decisions.get(market).decisions());
        for (Map.Entry<String, double[]> plot : plots.get(market).entrySet()) {
          sendPlot(market, plot.getKey(), plot.getValue());
        }
      }
      return new Message.Finished(bars.ready(), bars.states());
    } finally {
      more.forEach(Guest::close);
    }
  }

  /// One more instance of the script. A language may take a while for it.
  private Guest further(List<Guest> more) {
    Guest further = guest.another(log);
    more.add(further);
    Script again = Objects.requireNonNull(script, "load a script first");
    log.silently(() -> further.load(again));
    sendProgress(0);
    return further;
  }

  private void sendDecisions(int market, List<Decision> decisions) throws IOException {
    for (int from = 0; from < decisions.size(); ) {
      int to = frameEnd(decisions, from);
      link.send(new Message.Decisions(market, decisions.subList(from, to)));
      from = to;
    }
  }

  private void sendPlot(int market, String name, double[] values) throws IOException {
    for (int from = 0; from < values.length; from += VALUES_A_FRAME) {
      int to = Math.min(values.length, from + VALUES_A_FRAME);
      link.send(new Message.PlotValues(market, name, Arrays.copyOfRange(values, from, to)));
    }
  }

  /// As many decisions as fit into a frame, whatever they say: one bar's at least.
  private static int frameEnd(List<Decision> decisions, int from) {
    int intents = 0;
    int to = from;
    while (to < decisions.size() && to - from < DECISIONS_A_FRAME && intents < INTENTS_A_FRAME) {
      intents += decisions.get(to++).intents().size();
    }
    return to;
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
