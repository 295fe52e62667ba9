package io.opentrade.scripting.bars;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.RecordingStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.engine.strategy.View;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
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

/// One `onBar` backtest. On each bar the script hears first what happened to its orders since the
/// bar before, then of the timers that are due, then of the bar; all that it orders meanwhile is
/// decided at that bar's close.
public final class BarsRun {
  private static final long SIGN_OF_LIFE = TimeUnit.MILLISECONDS.toNanos(200);

  /// How often a script's state is looked at before the end, in bars.
  private static final int STATE_CHECK = 1_000;

  private final Language language;
  private final Market market;
  private final Settings settings;
  private final IntConsumer progress;
  private final Evaluator evaluator;
  private final Map<String, Timeframe> timers;
  private @Nullable BarHost host;
  private final Guest.Callbacks script;
  private long lastSign = System.nanoTime();
  private boolean started;

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
    this.language = guest.language();
    this.market = market;
    this.settings = settings;
    this.progress = progress;
    this.timers = guest.declaration().timers();
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

  /// Runs with nothing kept from before.
  ///
  /// @throws ScriptFailed where the script throws
  public DecisionLog go() {
    return go("");
  }

  /// @param state what the script kept from an earlier run; the empty text for nothing
  /// @throws ScriptFailed where the script throws
  public DecisionLog go(String state) {
    if (!state.isEmpty()) {
      script.restore(state);
    }
    RecordingStrategy recording = new RecordingStrategy(new Listening());
    Backtest.run(market, settings, recording, Progress.SILENT);
    if (started) {
      call(Callback.ON_STOP, null, market.candles().size() - 1);
    }
    return recording.log();
  }

  /// The first bar at which all indicators that the script has asked for have a value.
  public int ready() {
    return evaluator.warmup();
  }

  /// What the script keeps, as JSON; the empty text for nothing.
  ///
  /// @throws ScriptFailed where it is no JSON, or too long
  public String state() {
    String state = script.state();
    if (state.length() > Limits.STATE_LENGTH) {
      throw new ScriptFailed(
          ScriptFailure.of(
              ScriptFailure.Kind.SCRIPT,
              "ctx.state has %,d characters as JSON; at most %,d are kept"
                  .formatted(state.length(), Limits.STATE_LENGTH),
              "keep what is needed after a restart only, the rest in variables"),
          List.of());
    }
    return state;
  }

  /// The names under which the script has drawn.
  public List<String> plots() {
    return host().plots();
  }

  private BarHost host() {
    return Objects.requireNonNull(host, "the prelude was opened with it");
  }

  /// The script as the engine sees it.
  private final class Listening implements Strategy {
    @Override
    public List<Intent> onBar(View view) {
      return BarsRun.this.onBar(view);
    }

    @Override
    public boolean listens() {
      return true;
    }
  }

  private List<Intent> onBar(View view) {
    int bar = view.bar();
    host().moveTo(view);
    if (!started) {
      started = true;
      call(Callback.ON_START, null, bar);
      state();
    }
    for (OrderEvent event : host().hear(view)) {
      if (!Double.isNaN(event.price)) {
        call(Callback.ON_FILL, event, bar);
      }
      call(Callback.ON_ORDER, event, bar);
    }
    timers.forEach(
        (name, every) -> {
          if (due(every, bar)) {
            call(Callback.ON_TIMER, name, bar);
          }
        });
    call(Callback.ON_BAR, null, bar);
    if (bar % STATE_CHECK == 0) {
      state();
    }
    giveSign(bar);
    return host().intents();
  }

  private void giveSign(int bar) {
    long now = System.nanoTime();
    if (now - lastSign > SIGN_OF_LIFE) {
      lastSign = now;
      progress.accept(bar);
    }
  }

  /// Whether a multiple of the interval, counted from the epoch, lies behind the close of the bar
  /// before and not behind this one's.
  private boolean due(Timeframe every, int bar) {
    Candles candles = market.candles();
    long before = bar > 0 ? candles.closeTime(bar - 1) : candles.time()[bar];
    return Math.floorDiv(candles.closeTime(bar), every.millis())
        > Math.floorDiv(before, every.millis());
  }

  private void call(Callback callback, @Nullable Object about, int bar) {
    if (script.offers(callback)) {
      script.call(callback, about, () -> when(callback, bar));
    }
  }

  private String when(Callback callback, int bar) {
    Instant time = Instant.ofEpochMilli(market.candles().time()[bar]);
    String where = callback == Callback.ON_BAR ? "" : "in " + callback.word(language) + " ";
    return where + "on bar " + bar + " (" + time + "): ";
  }
}
