package io.opentrade.research.backtest;

import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DivergenceRun;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.StrategyDivergence.Reason;
import io.opentrade.protocol.Trade;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Why a live trade and that of the backtest differ, by what was written down then. Each reason is
/// something that happened; where nothing is known, it says so.
final class DivergenceReasons {
  /// By how much a notional may miss price × quantity, for its rounding.
  private static final BigDecimal ROUNDING = new BigDecimal("0.000001");

  private static final BigDecimal POINTS = BigDecimal.valueOf(10_000);

  /// By how much the moment of a fill and that of the price it was made at may differ: prices are
  /// asked for once a second, and the exchange's clock is not ours.
  private static final Duration APART = Duration.ofSeconds(2);

  /// How long after a bar began its trade may still be made live: a decision is good for three
  /// seconds at least, which is more than a bar where bars are of seconds.
  private static final Duration LATEST = Duration.ofSeconds(5);

  /// A start resumes the strategy, too: that alone explains nothing.
  private static final String RESUMED = "resumed";

  private final DivergenceRun record;
  private final List<Trade> live;
  private final List<Trade> backtest;
  private final BarLooks bars;
  private final long bar;

  /// @param live the trades of the record, in bars
  DivergenceReasons(
      DivergenceRun record, List<Trade> live, List<Trade> backtest, BarLooks bars, long bar) {
    this.record = record;
    this.live = live;
    this.backtest = backtest;
    this.bars = bars;
    this.bar = bar;
  }

  /// The backtest has no such trade.
  List<Reason> onlyLive(Trade trade) {
    List<Reason> reasons = new ArrayList<>(ofFills(trade, null));
    missing(reasons, trade.symbol(), trade.entryTime());
    notes(reasons, trade.symbol(), trade.entryTime());
    position(reasons, "the backtest", backtest, trade);
    for (Trade twin : backtest) {
      late(reasons, trade, twin);
    }
    warmup(reasons, trade.symbol());
    return orUnexplained(reasons);
  }

  /// It was not made live.
  List<Reason> onlyBacktest(Trade trade) {
    List<Reason> reasons = new ArrayList<>();
    notes(reasons, trade.symbol(), trade.entryTime());
    notRunning(reasons, trade.entryTime());
    position(reasons, "the strategy", live, trade);
    for (Trade twin : live) {
      late(reasons, twin, trade);
    }
    missing(reasons, trade.symbol(), trade.entryTime().minusMillis(bar));
    return orUnexplained(reasons);
  }

  /// Both made it, and not the same.
  List<Reason> differs(Trade trade, Trade twin) {
    List<Reason> reasons = new ArrayList<>(ofFills(trade, twin));
    notes(reasons, trade.symbol(), trade.entryTime());
    Instant exit = trade.exitTime();
    if (exit != null && !Objects.equals(exit, twin.exitTime())) {
      notes(reasons, trade.symbol(), exit);
      missing(reasons, trade.symbol(), exit);
    }
    boolean sized = trade.quantity().compareTo(twin.quantity()) != 0;
    if (sized && reasons.stream().noneMatch(each -> each.kind().equals("partial"))) {
      reasons.add(
          reason(
              "size",
              "sized at its own price from its own cash: "
                  + trade.quantity()
                  + ", not "
                  + twin.quantity()));
    }
    return orUnexplained(reasons);
  }

  private static List<Reason> orUnexplained(List<Reason> reasons) {
    return reasons.isEmpty()
        ? List.of(reason("unexplained", "nothing that was written down explains it"))
        : reasons.stream().distinct().toList();
  }

  private static Reason reason(String kind, String text) {
    return new Reason(kind, new ForeignText(text));
  }

  /// What the fills of a live trade tell by themselves, and beside its twin where there is one.
  private List<Reason> ofFills(Trade trade, @Nullable Trade twin) {
    List<Reason> reasons = new ArrayList<>();
    for (DivergenceRun.LiveTrade each : record.trades()) {
      if (each.trade().id() == trade.id()) {
        String entering = trade.side().equals("long") ? "buy" : "sell";
        for (DivergenceRun.Fill fill : each.fills()) {
          boolean entry = fill.side().equals(entering);
          ofFill(reasons, trade.symbol(), fill, twin == null ? null : price(twin, entry));
        }
      }
    }
    return reasons;
  }

  private static @Nullable BigDecimal price(Trade trade, boolean entry) {
    if (entry) {
      return trade.entryPrice().value();
    }
    return trade.exitPrice() == null ? null : trade.exitPrice().value();
  }

  private void ofFill(
      List<Reason> reasons,
      ForeignText symbol,
      DivergenceRun.Fill fill,
      @Nullable BigDecimal expected) {
    BigDecimal price = fill.price().value();
    String name = "fill " + fill.id() + " of order " + fill.order() + " (" + fill.at() + ")";
    List<Candle> around = around(symbol, fill.at());
    BigDecimal worth = price.multiply(fill.quantity().value());
    BigDecimal off = worth.subtract(fill.notional().value()).abs();
    if (off.compareTo(worth.multiply(ROUNDING).add(ROUNDING)) > 0) {
      reasons.add(
          reason(
              "altered",
              "%s is altered: %s at %s is worth %s, and it says %s"
                  .formatted(name, fill.quantity(), fill.price(), plain(worth), fill.notional())));
    } else if (!around.isEmpty() && around.stream().allMatch(each -> outside(price, each))) {
      reasons.add(
          reason(
              "altered",
              "%s is altered, or of another market: it says %s, and the market went from %s to %s"
                  .formatted(name, fill.price(), low(around), high(around))));
    } else if (expected != null && price.compareTo(expected) != 0) {
      reasons.add(slippage(name, fill, expected));
    }
    if (fill.filled().compareTo(fill.wanted()) < 0) {
      reasons.add(
          reason(
              "partial",
              "order %s was for %s, and %s of it was filled"
                  .formatted(fill.order(), fill.wanted(), fill.filled())));
    }
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  /// The bars that the market may have been in when the price of a fill was heard; none where that
  /// of the fill itself is not stored.
  private List<Candle> around(ForeignText symbol, Instant at) {
    List<Candle> candles = new ArrayList<>();
    if (bars.at(symbol, DivergenceJob.start(at, bar)) != null) {
      Instant end = at.plus(APART);
      Instant start = DivergenceJob.start(at.minus(APART), bar);
      for (; !start.isAfter(end); start = start.plusMillis(bar)) {
        Candle candle = bars.at(symbol, start);
        if (candle != null) {
          candles.add(candle);
        }
      }
    }
    return candles;
  }

  private static BigDecimal low(List<Candle> candles) {
    return candles.stream().map(each -> each.low().value()).reduce(BigDecimal::min).orElseThrow();
  }

  private static BigDecimal high(List<Candle> candles) {
    return candles.stream().map(each -> each.high().value()).reduce(BigDecimal::max).orElseThrow();
  }

  private static boolean outside(BigDecimal price, Candle candle) {
    return price.compareTo(candle.high().value()) > 0 || price.compareTo(candle.low().value()) < 0;
  }

  private Reason slippage(String name, DivergenceRun.Fill fill, BigDecimal expected) {
    BigDecimal worse = fill.price().value().subtract(expected);
    BigDecimal points =
        (fill.side().equals("buy") ? worse : worse.negate())
            .multiply(POINTS)
            .divide(expected, MathContext.DECIMAL64)
            .setScale(1, RoundingMode.HALF_EVEN);
    Duration after = Duration.between(DivergenceJob.start(fill.at(), bar), fill.at());
    return reason(
        "slippage",
        "%s came %s s after its bar began, at %s where the backtest has %s: %s basis points %s"
            .formatted(
                name,
                plain(BigDecimal.valueOf(after.toMillis(), 3)),
                fill.price(),
                plain(expected),
                plain(points.abs()),
                points.signum() < 0 ? "better" : "worse"));
  }

  private void missing(List<Reason> reasons, ForeignText symbol, Instant start) {
    if (bars.at(symbol, DivergenceJob.start(start, bar)) == null) {
      reasons.add(reason("missing", "no candle is stored for " + start));
    }
  }

  /// Live, a strategy knows the bars before its start from the exchange.
  private void warmup(List<Reason> reasons, ForeignText symbol) {
    Instant from = Objects.requireNonNull(record.run().from());
    if (bars.at(symbol, from.minusMillis(bar)) == null) {
      reasons.add(
          reason(
              "missing",
              "no candles are stored from before "
                  + from
                  + ": the backtest had none to warm up on"));
    }
  }

  /// What happened from the bar that is decided on to the end of the bar after it.
  private void notes(List<Reason> reasons, ForeignText symbol, Instant start) {
    Instant begin = start.minusMillis(bar);
    Instant end = start.plusMillis(bar);
    for (DivergenceRun.Note note : record.notes()) {
      boolean here = note.symbol() == null || note.symbol().equals(symbol.raw());
      boolean then = !note.at().isBefore(begin) && note.at().isBefore(end);
      boolean life = note.kind().equals("started") || note.kind().equals("stopped");
      if (here && then && !life && !note.text().raw().startsWith(RESUMED)) {
        reasons.add(reason(note.kind(), note.at() + ": " + note.text()));
      }
    }
    halted(reasons, start);
  }

  /// A halt lasts until somebody resumes.
  private void halted(List<Reason> reasons, Instant start) {
    DivergenceRun.Note last = null;
    for (DivergenceRun.Note note : record.notes()) {
      String text = note.text().raw();
      boolean brake = text.startsWith("halted") || text.startsWith(RESUMED);
      if (brake && note.at().isBefore(start)) {
        last = note;
      }
    }
    if (last != null && last.text().raw().startsWith("halted")) {
      reasons.add(reason(last.kind(), "since " + last.at() + ": " + last.text()));
    }
  }

  private void notRunning(List<Reason> reasons, Instant start) {
    DivergenceRun.Note last = null;
    for (DivergenceRun.Note note : record.notes()) {
      boolean life = note.kind().equals("started") || note.kind().equals("stopped");
      if (life && !note.at().isAfter(start)) {
        last = note;
      }
    }
    if (last == null || last.kind().equals("stopped")) {
      reasons.add(
          reason(
              "notRunning",
              last == null ? "it was not started yet" : "since " + last.at() + ": " + last.text()));
    }
  }

  /// Bars of a second are over before a decision reaches the market: the same trade, a bar or two
  /// later.
  private void late(List<Reason> reasons, Trade trade, Trade twin) {
    Duration by = Duration.between(twin.entryTime(), trade.entryTime());
    boolean alike = trade.symbol().equals(twin.symbol()) && trade.side().equals(twin.side());
    if (alike && by.toMillis() >= bar && by.compareTo(LATEST) <= 0) {
      reasons.add(
          reason(
              "late",
              "live trade %d entered %s s after trade %d of the backtest, in a later bar"
                  .formatted(trade.id(), by.toSeconds(), twin.id())));
    }
  }

  private static void position(List<Reason> reasons, String who, List<Trade> trades, Trade trade) {
    Trade holding = TradePair.holding(trades, trade.symbol(), trade.entryTime());
    if (holding != null) {
      reasons.add(
          reason(
              "position",
              "%s was in its %s trade %d then, since %s"
                  .formatted(who, holding.side(), holding.id(), holding.entryTime())));
    }
  }
}
