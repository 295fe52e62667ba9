package io.opentrade.scripting.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Resampler;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.LiveMoment;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.link.Message;
import io.opentrade.scripting.guest.Guests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// `onBars` live where markets lag: one that has longer bars, one that skips some, one whose bar
/// comes a moment late.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TogetherLiveTest {
  private static final String JAVASCRIPT =
      """
      export const strategy = { api: 1, timers: { hourly: "1h" } };
      let hours = 0;
      export function onTimer(ctx, name) { hours++; }
      export function onBars(ctx) {
        const seen = ctx.markets.map((m) => {
          const slow = m.ta.sma(m.close, 5);
          return [m.fresh, m.bar.index, m.close.now, m.close.ago(1), slow.now].join("/");
        });
        ctx.log(ctx.time, hours, ...seen);
        for (const m of ctx.markets) {
          if (m.fresh && m.close.crossesAbove(m.ta.sma(m.close, 5)).now) m.buy({ percent: 5 });
        }
      }
      """;
  /// Of ten bars, which comes late.
  private static final int LATE = 4;

  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  private static Instrument instrument(int number) {
    String symbol = List.of("BTC/USDT", "ETH/USDT", "SOL/USDT").get(number);
    return new Instrument(
        symbol, Guests.INSTRUMENT.tick(), Guests.INSTRUMENT.lot(), Guests.INSTRUMENT.moneyScale());
  }

  /// What it logged at each moment, and how many orders it wanted.
  private record Asked(List<String> log, int intents) {}

  /// A market's bar, and when it is told.
  private record Told(int market, Candle candle, long end, long at) {}

  private Asked live(List<Candles> markets, List<Told> told) {
    Guests.Loaded loaded = guests.load(Language.JAVASCRIPT, JAVASCRIPT);
    List<Message.LivePlace> places = new ArrayList<>();
    List<Past> past = new ArrayList<>();
    for (Candles each : markets) {
      places.add(new Message.LivePlace(instrument(places.size()), 0, Map.of()));
      past.add(new Past(each.slice(0, 0), Map.of()));
    }
    return guests.on(
        () -> {
          LiveRun run =
              LiveRun.of(
                  loaded.guest(),
                  () -> {
                    throw new IllegalStateException("onBars has one instance");
                  },
                  new Message.BeginLive(Style.ON_BARS, places, List.of(), Map.of(), List.of()),
                  past,
                  loaded.declaration().values(Map.of()),
                  loaded.log());
          int intents = 0;
          for (long moment : new TreeSet<>(told.stream().map(Told::at).toList())) {
            List<List<Intent>> wanted = run.next(moment(moment, markets.size(), told));
            intents += wanted.stream().mapToInt(List::size).sum();
          }
          run.stop();
          return new Asked(loaded.log().take().stream().map(LogLine::text).toList(), intents);
        });
  }

  private static LiveMoment moment(long at, int markets, List<Told> told) {
    List<LiveMoment.Place> places = new ArrayList<>();
    for (int market = 0; market < markets; market++) {
      int number = market;
      List<Told> now =
          told.stream().filter(each -> each.at == at && each.market == number).toList();
      boolean fresh = !now.isEmpty() && now.getLast().end == at;
      List<LiveMoment.Bar> bars =
          now.stream().map(each -> new LiveMoment.Bar("", each.candle)).toList();
      places.add(new LiveMoment.Place(bars, fresh, 0, Double.NaN, List.of()));
    }
    return new LiveMoment(at, 10_000, 10_000, places);
  }

  /// Every bar as it ends.
  private static List<Told> inTime(List<Candles> markets) {
    List<Told> told = new ArrayList<>();
    for (int market = 0; market < markets.size(); market++) {
      Candles candles = markets.get(market);
      for (int bar = 0; bar < candles.size(); bar++) {
        long end = candles.closeTime(bar);
        told.add(new Told(market, Candle.of(candles, bar), end, end));
      }
    }
    return told;
  }

  /// Without the bars in which nobody traded.
  private static Candles skipping(Candles candles, int every) {
    List<Candle> rest = new ArrayList<>();
    for (int bar = 0; bar < candles.size(); bar++) {
      if (bar % every != every - 1) {
        rest.add(Candle.of(candles, bar));
      }
    }
    return new Candles(
        candles.timeframe(),
        rest.stream().mapToLong(Candle::time).toArray(),
        rest.stream().mapToDouble(Candle::open).toArray(),
        rest.stream().mapToDouble(Candle::high).toArray(),
        rest.stream().mapToDouble(Candle::low).toArray(),
        rest.stream().mapToDouble(Candle::close).toArray(),
        rest.stream().mapToDouble(Candle::volume).toArray());
  }

  private static List<Candles> lagging() {
    Candles whole = Guests.candles(240, 1);
    return List.of(
        whole,
        skipping(Guests.candles(240, 2), 4),
        Resampler.complete(Guests.candles(240, 3), Timeframe.of("1h")));
  }

  /// Word by word what a backtest over the same bars tells the script.
  @Test
  void marketsThatLagAreSeenAsInABacktest() {
    List<Candles> markets = lagging();
    Asked live = live(markets, inTime(markets));
    Guests.Ran backtest = guests.run(Language.JAVASCRIPT, JAVASCRIPT, Style.ON_BARS, markets);
    List<String> expected = backtest.log().stream().map(LogLine::text).toList();
    assertEquals(expected, live.log());
    assertTrue(live.log().stream().anyMatch(line -> line.contains("false/")), "none lagged");
    int intents =
        backtest.logs().stream()
            .flatMap(log -> log.decisions().stream())
            .mapToInt(decision -> decision.intents().size())
            .sum();
    assertTrue(intents > 10, "orders: " + intents);
    assertEquals(intents, live.intents());
  }

  /// It is not asked about a bar that was late, but knows it from then on: its columns have the
  /// same bits as if it had come in time.
  @Test
  void aBarThatComesLateIsLearntNotDecidedOn() {
    List<Candles> markets = List.of(Guests.candles(60, 1), Guests.candles(60, 2));
    List<Told> late = new ArrayList<>();
    List<Told> inTime = inTime(markets);
    long step = markets.getFirst().timeframe().millis();
    for (Told each : inTime) {
      boolean lags = each.market == 1 && each.end / step % 10 == LATE;
      late.add(lags ? new Told(1, each.candle, each.end, each.end + step) : each);
    }
    List<String> expected = live(markets, inTime).log();
    List<String> log = live(markets, late).log();
    assertEquals(expected.size(), log.size());
    int missed = 0;
    for (int line = 0; line < log.size(); line++) {
      long at = markets.getFirst().closeTime(line);
      if (at / step % 10 == LATE) {
        missed++;
        String[] words = log.get(line).split(" ");
        assertTrue(words[2].startsWith("true/"), log.get(line));
        assertTrue(words[3].startsWith("false/"), log.get(line));
      } else {
        assertEquals(expected.get(line), log.get(line));
      }
    }
    assertTrue(missed >= 5, "late: " + missed);
  }
}
