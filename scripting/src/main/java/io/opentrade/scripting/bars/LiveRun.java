package io.opentrade.scripting.bars;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.sandbox.LiveBar;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.link.Message;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.guest.Callback;
import io.opentrade.scripting.guest.Guest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `onBar` on a live market: one call a bar, with the same context and in the same order as in a
/// backtest. What happened to orders since the last call is heard first, then timers, then the bar.
public final class LiveRun {
  private final LiveTape tape;
  private final long millis;
  private final Instance instance;
  private @Nullable BarHost host;
  private long asked;

  /// @param guest with the script loaded
  /// @param past bars that it knows before it is asked
  /// @param values of all declared parameters
  public LiveRun(
      Guest guest,
      Message.BeginLive begin,
      Candles past,
      Map<String, ParameterValue> values,
      LogBook log) {
    this.millis = past.timeframe().millis();
    this.tape = new LiveTape(begin.instrument().symbol(), past);
    Guest.Callbacks script =
        guest.bars(
            values,
            builder -> {
              BarHost made = new BarHost(builder, 0, 1, tape, log);
              host = made;
              return made;
            });
    this.instance = new Instance(guest, script, Callback.ON_BAR, this::where);
    this.asked = past.size() == 0 ? Long.MIN_VALUE : past.time()[past.size() - 1] + millis;
    instance.restore(begin.states());
    host().orders.restore(begin.handles(), begin.open());
  }

  /// Bars have closed; the script is asked about the last.
  ///
  /// @return what it wants
  /// @throws io.opentrade.sandbox.ScriptFailed where it throws
  public List<Intent> next(LiveBar bar) {
    for (Candle candle : bar.bars()) {
      tape.append(candle);
    }
    Candle last = bar.bars().getLast();
    long close = last.time() + millis;
    host()
        .moveTo(tape.bars() - 1, true, bar.quantity(), bar.entryPrice(), bar.cash(), bar.equity());
    instance.bar(host().hear(bar.news()), asked == Long.MIN_VALUE ? last.time() : asked, close);
    asked = close;
    return host().intents();
  }

  /// The strategy is stopped. What it orders now is not carried out.
  public void stop() {
    instance.stop();
  }

  /// What it keeps, as JSON; the empty text for nothing.
  ///
  /// @throws io.opentrade.sandbox.ScriptFailed where it is no JSON, or too long
  public List<String> states() {
    return instance.states();
  }

  private String where() {
    return "on bar " + host().index + " (" + Instant.ofEpochMilli((long) host().time) + ")";
  }

  private BarHost host() {
    return Objects.requireNonNull(host, "the prelude was opened with it");
  }
}
