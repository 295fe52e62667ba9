package io.opentrade.engine.backtest;

import io.opentrade.engine.backtest.KernelLog.End;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Decisions;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.sim.BarPath;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Trades signals over masks and longs: entries at the market or at a limit, exits at the market,
/// and what protects positions. It does what the event engine does, and looks at nothing but the
/// bars at which a signal can have an effect, or an order that rests: a decision at the close of a
/// bar is carried out at the open of the next.
///
/// Throws `ArithmeticException` where a number does not fit into a long, or a price is not
/// positive; then the event engine must do it all.
final class SignalKernel {
  /// In the place of a price that needs a closer look.
  private static final long UNKNOWN = 0;

  private final Candles candles;
  private final LongMoney money;
  private final LongSizer sizer;
  private final boolean closeAtEnd;
  private final Money minimum;
  private final KernelLog log;
  private final Turns turns;
  private final @Nullable KernelEntry resting;
  private final @Nullable KernelBracket bracket;

  /// Whether an entry needs nothing but cash and a price, as most do: then nothing else is asked.
  private final boolean plain;

  private final int first;
  private final int last;
  private Decisions decisions = Decisions.NONE;
  private final int[] refused = new int[Refusal.values().length];
  private int conflicts;
  private int ignored;
  private long cash;
  private long fees;
  private long volume;
  private long quantity;
  private int entryBar;
  private long entryPrice;
  private long entryNotional;
  private long entryFee;
  private boolean late;
  private int since;

  /// @param sizer of its entries, by the same money
  /// @param turns over the market's opens; kernels that run by turns may share them
  /// @param ranges of the candles; null where no order ever rests
  SignalKernel(
      Market market,
      Settings settings,
      LongMoney money,
      LongSizer sizer,
      Turns turns,
      @Nullable BarRanges ranges,
      KernelLog log) {
    BarPath path = settings.fills().path();
    this.resting = ranges == null ? null : new KernelEntry(market.candles(), money, ranges, path);
    this.bracket = ranges == null ? null : new KernelBracket(market.candles(), money, ranges, path);
    this.plain = bracket == null && sizer.isPlain();
    this.turns = turns;
    this.candles = market.candles();
    this.money = money;
    this.sizer = sizer;
    this.closeAtEnd = settings.closeAtEnd();
    this.minimum = settings.fills().minimumNotional();
    this.log = log;
    this.first = market.firstDecision();
    this.last = candles.size() - 1;
    this.cash = money.money(settings.cash());
    this.since = market.from();
    log.moved(since, cash, 0);
  }

  /// Of all fills.
  long fees() {
    return fees;
  }

  /// Notional of all fills.
  long volume() {
    return volume;
  }

  int conflicts() {
    return conflicts;
  }

  int ignored() {
    return ignored;
  }

  /// How often an entry was refused, by reason.
  SortedMap<String, Integer> refusals() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Refusal refusal : Refusal.values()) {
      if (refused[refusal.ordinal()] > 0) {
        counts.put(refusal.reason(), refused[refusal.ordinal()]);
      }
    }
    return counts;
  }

  /// Carries out the decisions at the closes of the bars from `from` (inclusive) to `to`
  /// (exclusive). What is decided at the last bar of all comes to nothing.
  ///
  /// @param decided at those bars at least
  void advance(Decisions decided, int from, int to) {
    decisions = decided;
    int end = Math.min(to, last);
    if (bracket != null) {
      guarded(bracket, from, end);
      held(end);
      return;
    }
    if (decided.size() == null && quantity >= 0 && isEmpty(decided.enterShort(), from, end)) {
      buyAndSell(from, end);
      held(end);
      return;
    }
    int bar = next(from, end);
    while (bar < end) {
      decide(bar);
      bar = next(bar + 1, end);
    }
    held(end);
  }

  /// What happens inside a bar comes before what is decided at its close.
  private void guarded(KernelBracket guard, int from, int end) {
    int bar = from;
    while (bar < end) {
      int signal = next(bar, end);
      int until = Math.min(signal + 1, end);
      int met = meet(guard, until);
      if (met < until) {
        bar = met;
      } else {
        if (signal < end) {
          decide(signal);
        }
        bar = signal + 1;
      }
    }
  }

  /// Goes on until an order that rests is met, and does what comes of it.
  ///
  /// @return the bar in which one was; `to` where none was before
  private int meet(KernelBracket guard, int to) {
    int bar = to;
    if (guard.armed()) {
      bar = guard.meet(to);
      if (bar < to) {
        leave(guard, bar);
      }
    } else if (resting != null && resting.waits()) {
      bar = resting.meet(to);
      if (bar < to) {
        fill(guard, resting, bar);
      }
    }
    return bar;
  }

  private boolean isEmpty(long[] words, int from, int to) {
    long any = 0;
    for (int word = from >> 6; from < to && word <= (to - 1) >> 6; word++) {
      any |= words[word - decisions.base()];
    }
    return any == 0;
  }

  /// What `decide` comes to where nothing is sold short and every entry has the usual size.
  private void buyAndSell(int from, int end) {
    long[] exitLong = decisions.exitLong();
    long[] enterLong = decisions.enterLong();
    int bar = from;
    while (bar < end) {
      int count = turns.find(decisions, quantity > 0, bar, end);
      bar = turns.next();
      for (int turn = 0; turn < count; turn++) {
        int at = turns.bar(turn);
        boolean out = quantity > 0;
        log.asked(at, quantity);
        boolean both = at(out ? enterLong : exitLong, at);
        ignored += both ? 1 : 0;
        if (out) {
          close(at + 1, turns.open(turn), End.SIGNAL);
        } else if (!both) {
          enter(at, turns.open(turn), Side.BUY);
        }
        if (out == (quantity > 0) && (out || !both)) {
          turns.mistaken();
          bar = at + 1;
          break;
        }
      }
    }
  }

  /// After the last bar: closes what is to be closed, and marks what is left at the last close.
  void finish() {
    if (closeAtEnd) {
      takeBack();
      if (quantity != 0) {
        close(last, UNKNOWN, End.CLOSED);
      }
    }
    if (bracket != null && meet(bracket, last + 1) == last) {
      meet(bracket, last + 1); // what was entered at its open may end in it, too
    }
    held(last + 1);
    if (first <= last && next(last, last + 1) == last) {
      log.asked(last, quantity);
    }
    if (quantity != 0) {
      long price = money.price(candles.close()[last]);
      long notional = money.notional(price, Math.abs(quantity));
      told(last, price, notional, entryFee, End.OPEN, 0);
    }
  }

  private void told(int bar, long price, long notional, long fee, End end, int seen) {
    int saw = late ? seen | KernelLog.LATE : seen;
    log.traded(entryBar, entryPrice, entryNotional, bar, price, notional, quantity, fee, end, saw);
  }

  /// Whether orders that protect what is held rest in the market.
  boolean guards() {
    return bracket != null && bracket.armed();
  }

  /// Cash that an entry needs which rests in the market.
  long reserved() {
    return resting == null ? 0 : resting.reserved();
  }

  private void takeBack() {
    if (resting != null) {
      resting.leave();
    }
  }

  /// The first bar at which a signal can have an effect; `end` where there is none before.
  private int next(int from, int end) {
    if (from >= end) {
      return end;
    }
    long[] enterLong = decisions.enterLong();
    long[] out = quantity > 0 ? decisions.exitLong() : decisions.exitShort();
    long[] one = quantity == 0 ? enterLong : out;
    long[] other = quantity < 0 ? enterLong : decisions.enterShort();
    int bar = first(one, other, from, end);
    // Whatever is decided takes back an entry that rests.
    boolean waits = resting != null && resting.waits();
    return waits ? first(decisions.exitLong(), decisions.exitShort(), from, bar) : bar;
  }

  /// The first bar from `from` (inclusive) to `end` (exclusive) that one of the masks holds; `end`
  /// where neither holds any.
  private int first(long[] one, long[] other, int from, int end) {
    if (from >= end) {
      return end;
    }
    int base = decisions.base();
    int index = (from >> 6) - base;
    int stop = ((end - 1) >> 6) - base;
    long word = (one[index] | other[index]) & -1L << from;
    while (word == 0) {
      if (++index > stop) {
        return end;
      }
      word = one[index] | other[index];
    }
    return Math.min(end, (index + base << 6) + Long.numberOfTrailingZeros(word));
  }

  private boolean at(long[] words, int bar) {
    return (words[(bar >> 6) - decisions.base()] >>> bar & 1) != 0;
  }

  private void decide(int bar) {
    log.asked(bar, quantity);
    takeBack();
    double[] size = decisions.size();
    boolean longIn = at(decisions.enterLong(), bar);
    boolean shortIn = at(decisions.enterShort(), bar);
    boolean longOut = at(decisions.exitLong(), bar);
    boolean shortOut = at(decisions.exitShort(), bar);
    boolean out = quantity > 0 && longOut || quantity < 0 && shortOut;
    // An entry that would add to what is held, at a size of its own, is not even wished.
    boolean both = longIn && shortIn;
    boolean longWish = longIn && (both || size == null || quantity <= 0);
    boolean shortWish = shortIn && (both || size == null || quantity >= 0);
    boolean enters = false;
    if (longWish && shortWish) {
      conflicts++;
    } else if (longWish && longOut || shortWish && shortOut) {
      ignored++;
    } else {
      enters = longWish || shortWish;
    }
    if (out || enters && quantity != 0) {
      close(bar + 1, UNKNOWN, End.SIGNAL);
    }
    if (enters) {
      enter(bar, UNKNOWN, longWish ? Side.BUY : Side.SELL);
    }
  }

  /// @param open of the bar, or `UNKNOWN`
  private void close(int bar, long open, End end) {
    long price = money.paid(quantity > 0 ? Side.SELL : Side.BUY, market(bar, open));
    long notional = money.notional(price, Math.abs(quantity));
    closed(bar, price, notional, money.fee(notional), end, 0);
  }

  /// A price that protects the position was met. A take-profit rested in the market, the others
  /// take what there is.
  private void leave(KernelBracket guard, int bar) {
    boolean makes = guard.end() == End.TAKE_PROFIT;
    Side side = quantity > 0 ? Side.SELL : Side.BUY;
    long price = makes ? guard.price() : money.paid(side, guard.price());
    long notional = money.notional(price, Math.abs(quantity));
    long fee = makes ? money.makerFee(notional) : money.fee(notional);
    closed(bar, price, notional, fee, guard.end(), guard.seen());
  }

  private void closed(int bar, long price, long notional, long fee, End end, int seen) {
    held(bar);
    long paid = Math.addExact(entryFee, fee);
    told(bar, price, notional, paid, end, seen);
    if (!plain) {
      long gain = quantity > 0 ? notional - entryNotional : entryNotional - notional;
      sizer.traded(Math.subtractExact(gain, paid), entryNotional);
    }
    book(bar, quantity > 0 ? notional : -notional, notional, fee, 0);
    if (bracket != null) {
      bracket.disarm();
    }
  }

  /// @param open of the bar after it, or `UNKNOWN`
  private void enter(int bar, long open, Side side) {
    long market = market(bar + 1, open);
    if (plain && decisions.size() == null) {
      if (cash > 0) {
        place(bar, side, market, 0, Double.POSITIVE_INFINITY);
      } else {
        refuse(Refusal.CASH);
      }
      return;
    }
    double[] limits = decisions.limit();
    long limit = limits == null ? 0 : KernelBracket.price(money, limits[bar]);
    boolean better = side == Side.BUY ? market < limit : market > limit;
    long expected = limit == 0 || better ? market : limit;
    Refusal refusal = senseless(bar, limit, expected, side);
    if (refusal != null) {
      refuse(refusal);
      return;
    }
    place(bar, side, expected, limit, move(bar, expected));
  }

  /// @param expected the price at which it is reckoned
  /// @param limit 0 for none
  /// @param move of the price by which it is sized; infinite for none
  private void place(int bar, Side side, long expected, long limit, double move) {
    long wanted = quantity(bar, expected, move);
    long price = expected;
    if (wanted > 0 && limit == 0) {
      price = money.paid(side, expected);
      wanted = price == expected ? wanted : quantity(bar, price, move);
    }
    Refusal denied = wanted <= 0 ? Refusal.LOT : denied(money.notional(price, wanted));
    if (denied != null) {
      refuse(denied);
    } else if (resting != null && limit > 0) {
      resting.rest(bar + 1, side, wanted, limit);
    } else {
      long notional = money.notional(price, wanted);
      entered(bar + 1, side, price, notional, money.fee(notional), wanted);
      if (bracket != null) {
        bracket.arm(bar + 1);
      }
    }
  }

  /// Why no entry makes sense, of whatever quantity.
  ///
  /// @param limit 0 for none
  /// @param market the price at which it is reckoned
  private @Nullable Refusal senseless(int bar, long limit, long market, Side side) {
    double[] sizes = decisions.size();
    if (sizes != null && !(sizes[bar] > 0 && sizes[bar] < Double.POSITIVE_INFINITY)) {
      return Refusal.SIZE;
    }
    double[] limits = decisions.limit();
    if (limits != null && Double.isNaN(limits[bar])) {
      return Refusal.NO_LIMIT;
    }
    Refusal missing = bracket == null ? null : KernelBracket.missing(decisions, bar);
    if (missing != null) {
      return missing;
    }
    if (sizes == null && !sizer.measures(bar)) {
      return Refusal.RANGE;
    }
    if (limits != null && limit == 0) {
      return Refusal.LIMIT;
    }
    Refusal wrong = bracket == null ? null : bracket.read(decisions, bar, market, side == Side.BUY);
    if (wrong != null) {
      return wrong;
    }
    if (cash <= 0) {
      return Refusal.CASH;
    }
    return sizes == null ? sizer.refusal(move(bar, market)) : null;
  }

  /// By which move of the price an entry is sized; infinite for none.
  private double move(int bar, long market) {
    if (!sizer.atRisk()) {
      return Double.POSITIVE_INFINITY;
    }
    double nearest = bracket == null ? Double.POSITIVE_INFINITY : bracket.stopDistance(market);
    return sizer.distance(bar, nearest);
  }

  /// An entry that rested was met inside a bar.
  private void fill(KernelBracket guard, KernelEntry entry, int bar) {
    long notional = money.notional(entry.price(), entry.quantity());
    entered(bar, entry.side(), entry.price(), notional, entry.fee(notional), entry.quantity());
    entry.leave();
    late = entry.late();
    if (entry.atOpen()) {
      guard.rest(bar);
    } else if (guard.arm(bar, entry.price(), late)) {
      leave(guard, bar);
    }
  }

  private void entered(int bar, Side side, long price, long notional, long fee, long units) {
    held(bar);
    entryBar = bar;
    entryPrice = price;
    entryNotional = notional;
    entryFee = fee;
    boolean buys = side == Side.BUY;
    book(bar, buys ? -notional : notional, notional, fee, buys ? units : -units);
  }

  private long market(int bar, long open) {
    return open == UNKNOWN ? money.price(candles.open()[bar]) : open;
  }

  private long quantity(int bar, long price, double move) {
    double[] sizes = decisions.size();
    return sizes == null
        ? sizer.quantity(cash, price, move)
        : sizer.quantity(sizes[bar], cash, price);
  }

  /// Why the account may not enter at a notional; null where it may.
  private @Nullable Refusal denied(long notional) {
    long cost = money.cost(notional);
    if (cost == 0) {
      return Refusal.WORTHLESS;
    }
    if (minimum.signum() > 0 && money.money(notional).compareTo(minimum) < 0) {
      return Refusal.MINIMUM;
    }
    return cost > cash ? Refusal.COST : null;
  }

  private void refuse(Refusal refusal) {
    refused[refusal.ordinal()]++;
  }

  private void book(int bar, long flow, long notional, long fee, long next) {
    cash = Math.subtractExact(Math.addExact(cash, flow), fee);
    fees = Math.addExact(fees, fee);
    volume = Math.addExact(volume, notional);
    quantity = next;
    log.moved(bar, cash, quantity);
  }

  /// Tells of the bars before one at which the account changes.
  private void held(int bar) {
    if (bar > since) {
      log.held(since, bar);
      since = bar;
    }
  }
}
