package io.opentrade.scripting.bars;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.RecordingStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.engine.strategy.View;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.guest.Callback;
import io.opentrade.scripting.guest.Guest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// One `onBar` backtest.
public final class BarsRun {
  private static final long SIGN_OF_LIFE = TimeUnit.MILLISECONDS.toNanos(200);

  private final Market market;
  private final Settings settings;
  private final IntConsumer progress;
  private final Evaluator evaluator;
  private @Nullable BarHost host;
  private final Guest.Callbacks script;
  private long lastSign = System.nanoTime();

  /// @param series the other series by the script's names for them
  /// @param values of all declared parameters
  /// @param progress told a few times a second which bar has just been decided
  public BarsRun(
      Guest guest,
      Market market,
      Settings settings,
      Map<String, Candles> series,
      Map<String, ParameterValue> values,
      LogBook log,
      IntConsumer progress) {
    this.market = market;
    this.settings = settings;
    this.progress = progress;
    this.evaluator = new Evaluator(market.candles(), series, Map.of());
    this.script =
        guest.bars(
            values,
            builder -> {
              String symbol = market.instrument().symbol();
              BarHost made = new BarHost(builder, symbol, market.candles(), evaluator, log);
              host = made;
              return made;
            });
  }

  /// @throws io.opentrade.sandbox.ScriptFailed where the script throws
  public DecisionLog go() {
    RecordingStrategy recording = new RecordingStrategy((Strategy) this::onBar);
    Backtest.run(market, settings, recording, Progress.SILENT);
    return recording.log();
  }

  /// The first bar at which all indicators that the script has asked for have a value.
  public int ready() {
    return evaluator.warmup();
  }

  private List<Intent> onBar(View view) {
    BarHost context = Objects.requireNonNull(host, "the prelude was opened with it");
    context.moveTo(view);
    script.call(Callback.ON_BAR, null, () -> when(view.bar()));
    long now = System.nanoTime();
    if (now - lastSign > SIGN_OF_LIFE) {
      lastSign = now;
      progress.accept(view.bar());
    }
    return context.intents();
  }

  private String when(int bar) {
    return "on bar " + bar + " (" + Instant.ofEpochMilli(market.candles().time()[bar]) + "): ";
  }
}
