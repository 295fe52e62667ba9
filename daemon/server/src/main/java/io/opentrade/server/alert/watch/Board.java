package io.opentrade.server.alert.watch;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.EventInfo;
import io.opentrade.server.alert.language.Condition;
import io.opentrade.server.alert.language.Quantity.MarketKind;
import io.opentrade.server.alert.language.Quantity.OfAccount;
import io.opentrade.server.alert.watch.Check.Pulse;
import io.opentrade.server.market.MarketName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// All alerts at work. It is told what happens, in order of time, and says which alerts fire. It
/// knows no clock, file or network, so that a replay over history is the same thing. One thread at
/// a time.
///
/// An alert is armed until it fires; then it waits until its condition does not hold any more.
public final class Board {
  /// Who hears of it.
  public interface Listener {
    /// An alert fires. It may be removed here.
    void fired(String alert, Cause cause, long at);

    /// It can fire again.
    void armed(String alert);
  }

  private record Timed(long at, Watch watch) {}

  /// A condition that is true for a moment, and whose it is.
  private record Momentary(Pulse pulse, Watch watch) {}

  private final Listener listener;
  private final Pending pending = new Pending();
  private final Cells cells = new Cells(pending);
  private final Map<String, Watch> watches = new HashMap<>();
  private final List<Momentary> events = new ArrayList<>();
  private final Map<SeriesName, List<Momentary>> crosses = new HashMap<>();
  private final PriorityQueue<Timed> times =
      new PriorityQueue<>((one, other) -> Long.compare(one.at(), other.at()));

  public Board(Listener listener) {
    this.listener = listener;
  }

  /// Puts an alert to work. It is looked at with the next thing that is told.
  ///
  /// @param armed whether it may fire; else it waits for its release
  /// @param fired when it last did, milliseconds since the epoch; 0 for never
  public void add(String alert, Condition condition, Manner manner, boolean armed, long fired) {
    Compiled compiled = new Compiler(cells).compile(condition);
    Watch watch = new Watch(alert, compiled, manner, armed, fired);
    Watch old = watches.put(alert, watch);
    if (old != null) {
      end(old);
    }
    compiled.events().forEach(pulse -> events.add(new Momentary(pulse, watch)));
    compiled
        .crosses()
        .forEach(
            (pulse, series) ->
                crosses
                    .computeIfAbsent(series, _ -> new ArrayList<>())
                    .add(new Momentary(pulse, watch)));
    pending.add(watch);
  }

  /// Takes an alert from work, if it is there.
  public void remove(String alert) {
    Watch watch = watches.remove(alert);
    if (watch != null) {
      end(watch);
    }
  }

  private void end(Watch watch) {
    watch.end();
    events.removeIf(one -> one.watch() == watch);
    crosses.values().forEach(all -> all.removeIf(one -> one.watch() == watch));
  }

  /// Whether an alert can fire; false also for one that is not here.
  public boolean armed(String alert) {
    Watch watch = watches.get(alert);
    return watch != null && watch.armed();
  }

  /// Whether an alert's condition holds now.
  public boolean holds(String alert) {
    Watch watch = watches.get(alert);
    return watch != null && watch.truth() == Truth.YES;
  }

  /// A market was told.
  ///
  /// @param bid NaN where it is not known
  /// @param ask NaN where it is not known
  /// @param at of the exchange, milliseconds since the epoch (UTC)
  /// @param now by our clock
  public void told(MarketName market, double last, double bid, double ask, long at, long now) {
    MarketCells told = cells.market(market);
    if (told != null) {
      told.told(last, bid, ask, pending);
      told.of(MarketKind.SILENCE).set(0, pending);
      if (!pending.isEmpty()) {
        settle(new Cause.Told(market, at), now);
      }
    }
    time(now);
  }

  /// A market was not told for so long.
  public void silent(MarketName market, double seconds, long now) {
    MarketCells told = cells.market(market);
    if (told != null) {
      told.of(MarketKind.SILENCE).set(seconds, pending);
    }
    settle("silence", now);
  }

  /// What a perpetual's next funding will be was told.
  ///
  /// @param rate NaN where it is not known any more
  public void funded(MarketName market, double rate, long now) {
    MarketCells told = cells.market(market);
    if (told != null) {
      told.of(MarketKind.FUNDING).set(rate, pending);
    }
    settle("funding", now);
  }

  /// Bars that closed before anybody looked: columns begin with them.
  public void history(SeriesName series, Candles bars) {
    SeriesColumns columns = cells.series(series);
    for (int bar = columns.after(bars); bar < bars.size(); bar++) {
      columns.append(Candle.of(bars, bar));
    }
    columns.compute(pending);
    columns.calm();
  }

  /// The start of the last bar that is known of a series; the least number where there is none.
  public long last(SeriesName series) {
    SeriesColumns columns = cells.findSeries(series);
    return columns == null ? Long.MIN_VALUE : columns.last();
  }

  /// A bar closed.
  ///
  /// @throws IllegalArgumentException where it does not start after the last one
  public void closed(SeriesName series, Candle bar, long now) {
    SeriesColumns columns = cells.findSeries(series);
    if (columns == null) {
      return;
    }
    columns.append(bar);
    columns.compute(pending);
    Cause cause = new Cause.Closed(series, bar.time() + series.timeframe().millis());
    List<Momentary> here = List.copyOf(crosses.getOrDefault(series, List.of()));
    here.forEach(one -> moved(one));
    settle(cause, now);
    here.forEach(one -> moved(one));
    columns.calm();
    settle(cause, now);
  }

  /// Bars that closed while nobody looked. A cross in any of them counts as one of the last, but
  /// for alerts that pass over what they missed.
  public void missed(SeriesName series, Candles bars, long now) {
    SeriesColumns columns = cells.series(series);
    Set<Pulse> crossed = new LinkedHashSet<>();
    for (int bar = columns.after(bars); bar < bars.size(); bar++) {
      columns.append(Candle.of(bars, bar));
      columns.compute(pending);
      crossed.addAll(columns.crossed());
    }
    columns.calm();
    if (crossed.isEmpty()) {
      return;
    }
    List<Momentary> here =
        crosses.getOrDefault(series, List.of()).stream()
            .filter(one -> crossed.contains(one.pulse()) && !one.watch().skipsMissed())
            .toList();
    Cause cause = new Cause.Closed(series, bars.closeTime(bars.size() - 1));
    here.forEach(one -> set(one, true));
    settle(cause, now);
    here.forEach(one -> set(one, false));
    settle(cause, now);
  }

  private void moved(Momentary one) {
    if (one.pulse().holds(Slack.NONE) == Truth.YES) {
      pending.add(one.watch());
    }
  }

  /// The accounts were looked at.
  ///
  /// @param value of each that an alert reads; NaN where it is not known
  public void accounts(ToDoubleFunction<OfAccount> value, long now) {
    cells.accounts().forEach((of, cell) -> cell.set(value.applyAsDouble(of), pending));
    settle("account", now);
  }

  /// The daemon's health was looked at.
  ///
  /// @param value of a check, the empty text for all together: 1 where it is bad, 0 where it is
  ///     not, NaN where there is no such check
  public void health(ToDoubleFunction<String> value, long now) {
    cells.health().forEach((check, cell) -> cell.set(value.applyAsDouble(check), pending));
    settle("health", now);
  }

  /// Something happened.
  ///
  /// @param name of it, for ever
  /// @param missed whether nobody looked then: alerts that pass over what they missed do
  public void happened(EventInfo event, String name, boolean missed, long now) {
    List<Momentary> meant =
        events.stream()
            .filter(one -> !(missed && one.watch().skipsMissed()))
            .filter(one -> fits(one.pulse(), event))
            .toList();
    Cause cause = new Cause.Happened(name);
    meant.forEach(one -> set(one, true));
    settle(cause, now);
    meant.forEach(one -> set(one, false));
    settle(cause, now);
  }

  private void set(Momentary one, boolean now) {
    one.pulse().set(now);
    pending.add(one.watch());
  }

  private static boolean fits(Pulse pulse, EventInfo event) {
    String kind = pulse.kind();
    return (kind == null || kind.equals(event.kind()))
        && pulse.where().stream()
            .allMatch(
                where ->
                    where.fits(
                        switch (where.field()) {
                          case TEXT -> event.text().raw();
                          case SUBJECT -> event.subject().raw();
                          case ACCOUNT -> textOf(event.account());
                          case TONE -> event.tone().name();
                        }));
  }

  private static String textOf(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// Time has passed: what waited for it is looked at.
  public void time(long now) {
    while (!times.isEmpty() && times.peek().at() <= now) {
      Watch watch = times.remove().watch();
      if (!watch.ended()) {
        pending.add(watch);
      }
    }
    if (!pending.isEmpty()) {
      settle("time", now);
    }
  }

  private void settle(String what, long now) {
    if (!pending.isEmpty()) {
      settle(new Cause.Looked(what, now), now);
    }
  }

  private void settle(Cause cause, long now) {
    while (!pending.isEmpty()) {
      Watch watch = pending.take();
      if (!watch.ended()) {
        look(watch, cause, now);
      }
    }
  }

  private void look(Watch watch, Cause cause, long now) {
    Truth truth = watch.truth();
    if (watch.first(truth) && watch.skipsMissed() && truth == Truth.YES) {
      watch.disarm();
    }
    if (truth == Truth.YES && (watch.armed() || watch.repeats())) {
      fire(watch, cause, now);
    } else if (!watch.armed() && watch.released()) {
      watch.arm();
      listener.armed(watch.id());
    }
    watch.schedule();
  }

  private void fire(Watch watch, Cause cause, long now) {
    if (now >= watch.mayFire()) {
      watch.fired(now);
      listener.fired(watch.id(), cause, now);
    }
    if ((watch.armed() || watch.repeats()) && watch.waits(watch.mayFire())) {
      times.add(new Timed(watch.mayFire(), watch));
    }
  }
}
