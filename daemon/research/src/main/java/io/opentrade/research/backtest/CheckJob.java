package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.RecordingStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.StrategyCheck;
import io.opentrade.protocol.Warning;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ParameterDeclaration;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.Worker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tries a strategy out over a few hundred bars and says what it declares.
public final class CheckJob {
  private static final int BARS = 500;
  private static final Settings SETTINGS =
      new Settings(
          Money.of("10000"),
          new BigDecimal("0.001"),
          new Sizing.Percent(BigDecimal.valueOf(100)),
          false);

  private final Preparing preparing;
  private final Workshop workshop;

  public CheckJob(Preparing preparing, Workshop workshop) {
    this.preparing = preparing;
    this.workshop = workshop;
  }

  /// @throws io.opentrade.protocol.RequestFailed with the place in the file, where it is at fault
  public StrategyCheck.Reply run(StrategyCheck request) throws InterruptedException {
    StrategyFile file = StrategyFile.read(request.strategy());
    try (Worker worker = workshop.take(file.script().language(), null, request.unsafe())) {
      return run(request, file, worker);
    } catch (ScriptFailed failed) {
      throw ScriptFailures.of(failed.failure());
    } finally {
      workshop.prepare(file.script().language());
    }
  }

  /// @param worker that nothing was loaded into yet
  StrategyCheck.Reply run(StrategyCheck request, StrategyFile file, Worker worker)
      throws InterruptedException {
    Declaration declaration = worker.load(file.script());
    List<Style> styles =
        request.style() == null
            ? List.copyOf(declaration.styles())
            : List.of(Preparing.style(request.style(), declaration, 1));
    Trial trial = new Trial();
    for (Style style : styles) {
      trial.add(preparing.prepare(asRun(request, style), file, declaration), worker);
    }
    return new StrategyCheck.Reply(
        new ForeignText(file.script().name()),
        file.script().language().extension(),
        file.hash(),
        declaration.styles().stream().map(Style::word).toList(),
        declaration.timeframe() == null ? null : declaration.timeframe().toString(),
        declaration.warmup() == 0 ? null : declaration.warmup(),
        parameters(declaration, Preparing.overrides(request.set(), declaration)),
        foreign(declaration.series()),
        trial.bars,
        trial.entries,
        trial.plots.stream().map(ForeignText::new).toList(),
        trial.warnings(file.script().language(), styles),
        trial.log.stream().map(line -> new ForeignText(line.text())).toList());
  }

  /// What the trial runs gave.
  private static final class Trial {
    private final List<String> plots = new ArrayList<>();
    private final List<LogLine> log = new ArrayList<>();
    private @Nullable Warning oversized;
    private int bars;
    private int entries;

    void add(Preparation ready, Worker worker) {
      Series main = ready.main();
      int end = Math.min(main.candles().size(), main.from() + BARS);
      Preparation trial = cut(ready, end);
      Market market =
          new Market(
              trial.main().candles(),
              main.instrument(),
              main.from(),
              Math.min(ready.firstDecision(), end));
      bars = Math.max(bars, end - main.from());
      if (ready.style() == Style.ON_BARS) {
        together(trial, market, worker);
      } else {
        alone(trial, market, worker);
      }
    }

    private void alone(Preparation trial, Market market, Worker worker) {
      Decisions decisions = Deciding.decide(worker, trial, market, SETTINGS, _ -> true);
      RecordingStrategy recording = new RecordingStrategy(decisions.strategy());
      Outcome _ = Backtest.run(market, SETTINGS, recording, Progress.SILENT);
      entries = Math.max(entries, entries(recording.log()));
      sized(List.of(recording.log()));
      note(decisions);
    }

    /// What decides about several markets is shown one more.
    private void together(Preparation trial, Market market, Worker worker) {
      Preparation mirror = Mirror.of(trial);
      Market second =
          new Market(
              mirror.main().candles(),
              mirror.main().instrument(),
              market.from(),
              market.firstDecision());
      List<Decisions> all =
          Deciding.bars(
              worker,
              Style.ON_BARS,
              List.of(trial, mirror),
              List.of(market, second),
              SETTINGS,
              _ -> true);
      int found = all.stream().mapToInt(decisions -> entries(decisions.replayed())).sum();
      entries = Math.max(entries, found);
      sized(all.stream().map(Decisions::replayed).toList());
      all.forEach(this::note);
    }

    private void sized(List<DecisionLog> logs) {
      Oversized.of(logs).ifPresent(warning -> oversized = warning);
    }

    private void note(Decisions decisions) {
      decisions.plots().stream().filter(plot -> !plots.contains(plot)).forEach(plots::add);
      log.addAll(decisions.log());
    }

    private static Preparation cut(Preparation ready, int end) {
      Series main = ready.main();
      Series shorter =
          new Series(
              main.name(),
              main.candles().slice(0, end),
              main.from(),
              main.instrument(),
              main.notes());
      return new Preparation(
          ready.file(),
          ready.declaration(),
          ready.style(),
          ready.overrides(),
          shorter,
          ready.others(),
          null);
    }

    private static int entries(DecisionLog decided) {
      return (int)
          decided.decisions().stream()
              .flatMap(decision -> decision.intents().stream())
              .filter(each -> each instanceof Intent.Enter || each instanceof Intent.Place)
              .count();
    }

    List<Warning> warnings(Language language, List<Style> styles) {
      List<Warning> warnings = new ArrayList<>(Warnings.of(language));
      if (entries == 0) {
        String style = styles.getFirst().word();
        String text = "no entry in " + bars + " bars, tried as " + style;
        warnings.add(Warning.of("noEntries", text));
      }
      if (oversized != null) {
        warnings.add(oversized);
      }
      return warnings;
    }
  }

  private static BacktestRun asRun(StrategyCheck request, Style style) {
    return new BacktestRun(
        request.strategy(),
        request.data() == null ? List.of() : List.of(request.data()),
        request.data() == null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        request.set(),
        style.word(),
        false,
        null,
        null,
        null,
        null,
        request.unsafe(),
        false,
        false,
        false,
        false,
        false,
        null,
        null,
        null,
        null);
  }

  private static Map<String, ForeignText> foreign(Map<String, String> series) {
    Map<String, ForeignText> foreign = new LinkedHashMap<>();
    series.forEach((name, text) -> foreign.put(name, new ForeignText(text)));
    return foreign;
  }

  private static List<StrategyCheck.Parameter> parameters(
      Declaration declaration, Map<String, ParameterValue> overrides) {
    Map<String, ParameterValue> values = declaration.values(overrides);
    return declaration.parameters().values().stream()
        .map(parameter -> parameter(parameter, values.get(parameter.name())))
        .toList();
  }

  private static StrategyCheck.Parameter parameter(
      ParameterDeclaration declared, @Nullable ParameterValue value) {
    return new StrategyCheck.Parameter(
        new ForeignText(declared.name()),
        Preparation.plain(value == null ? declared.value() : value),
        finite(declared.minimum()),
        finite(declared.maximum()),
        finite(declared.step()),
        List.copyOf(declared.choices()),
        null);
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
