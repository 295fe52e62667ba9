package io.opentrade.server.alert;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.LiveEvaluator;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.BalanceShow;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.PnlShow;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.alert.language.Condition;
import io.opentrade.server.alert.language.Quantity;
import io.opentrade.server.alert.language.Quantity.OfAccount;
import io.opentrade.server.alert.language.Quantity.OfMarket;
import io.opentrade.server.alert.language.Term;
import io.opentrade.server.market.MarketName;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Ticker;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an expression is now, in the words of alerts: asked once, for one person. Each market and
/// each series is asked for once.
final class Evaluation {
  /// Bars before the last one: what averages need, whatever their length.
  private static final int BARS = 900;

  private final AlertSources sources;
  private final Actor actor;
  private final InstantSource clock;
  private final Map<MarketName, Ticker> tickers = new HashMap<>();
  private final Map<SeriesName, LiveEvaluator> series = new HashMap<>();

  /// @param actor sees the accounts in its scope only
  Evaluation(AlertSources sources, Actor actor, InstantSource clock) {
    this.sources = sources;
    this.actor = actor;
    this.clock = clock;
  }

  /// @return not a number where it is not known
  /// @throws RequestFailed where it cannot be told now
  double number(Term term) throws InterruptedException {
    return switch (term) {
      case Term.Number(double value) -> value;
      case Term.Live(Quantity quantity) -> quantity(quantity);
      case Term.Column column -> evaluator(column.series()).number(column.expression());
      case Term.Arithmetic(var operator, Term left, Term right) -> {
        double first = number(left);
        double second = number(right);
        yield switch (operator) {
          case ADD -> first + second;
          case SUBTRACT -> first - second;
          case MULTIPLY -> first * second;
          case DIVIDE -> second == 0 ? Double.NaN : first / second;
        };
      }
    };
  }

  /// @return null where it is not known
  /// @throws RequestFailed where it cannot be told now
  @Nullable Boolean holds(Condition condition) throws InterruptedException {
    return switch (condition) {
      case Condition.Comparison(Term left, var relation, Term right) ->
          compare(number(left), relation, number(right));
      case Condition.And(Condition left, Condition right) -> and(holds(left), holds(right));
      case Condition.Or(Condition left, Condition right) ->
          not(and(not(holds(left)), not(holds(right))));
      case Condition.Not(Condition of) -> not(holds(of));
      case Condition.Cross cross -> evaluator(cross.series()).condition(cross.expression());
      case Condition.Health(String check, boolean bad) -> failed(check) == bad;
      case Condition.Event _ -> throw usage("an event happens, it is not; see: opentrade events");
    };
  }

  private static @Nullable Boolean compare(double left, Condition.Relation relation, double right) {
    if (Double.isNaN(left) || Double.isNaN(right)) {
      return null;
    }
    return switch (relation) {
      case LESS -> left < right;
      case LESS_OR_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_OR_EQUAL -> left >= right;
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
    };
  }

  private static @Nullable Boolean and(@Nullable Boolean left, @Nullable Boolean right) {
    if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
      return false;
    }
    return left == null || right == null ? null : Boolean.TRUE;
  }

  private static @Nullable Boolean not(@Nullable Boolean of) {
    return of == null ? null : Boolean.valueOf(!of);
  }

  private boolean failed(@Nullable String check) {
    return sources.health().stream()
        .filter(each -> check == null || each.name().equals(check))
        .anyMatch(each -> each.state() == Health.State.FAILED);
  }

  private double quantity(Quantity quantity) throws InterruptedException {
    return switch (quantity) {
      case OfMarket(MarketName market, Quantity.MarketKind kind) -> market(market, kind);
      case OfAccount account -> account(account);
    };
  }

  private double market(MarketName market, Quantity.MarketKind kind) {
    if (kind == Quantity.MarketKind.FUNDING) {
      return answer(sources.fundingRate(market), market.toString()).doubleValue();
    }
    Ticker ticker = tickers.get(market);
    if (ticker == null) {
      ticker = answer(sources.ticker(market), market.toString());
      tickers.put(market, ticker);
    }
    double bid = of(ticker.bid());
    double ask = of(ticker.ask());
    return switch (kind) {
      case PRICE -> of(ticker.last());
      case BID -> bid;
      case ASK -> ask;
      case SPREAD -> (ask - bid) / ((ask + bid) / 2);
      case FUNDING -> throw new IllegalStateException("told above");
      case SILENCE -> throw usage("silence is how long nobody answered, and it was just asked");
    };
  }

  private static double of(@Nullable Price price) {
    return price == null ? Double.NaN : price.value().doubleValue();
  }

  private double account(OfAccount of) throws InterruptedException {
    if (!actor.scope().includes(of.account())) {
      throw new RequestFailed(
          FailureKind.NOT_ALLOWED, actor.name() + " may not see the account " + of.account(), null);
    }
    if (of.kind() == Quantity.AccountKind.BALANCE) {
      BalanceShow.Reply reply = sources.balance(of.account());
      return reply.balances().stream()
          .filter(one -> one.currency().equals(of.currency()))
          .mapToDouble(one -> one.total().toDouble())
          .sum();
    }
    PnlShow.Reply reply = sources.pnl(of.account());
    return switch (of.kind()) {
      case EQUITY -> reply.equity().toDouble();
      case PNL -> reply.net().toDouble();
      case DRAWDOWN ->
          throw usage("a drawdown is watched, and only an alert does that; see: opentrade pnl");
      case BALANCE -> throw new IllegalStateException("told above");
    };
  }

  private LiveEvaluator evaluator(SeriesName name) {
    LiveEvaluator known = series.get(name);
    if (known == null) {
      known = new LiveEvaluator(name.timeframe(), Map.of(), Map.of());
      long now = clock.millis();
      long length = name.timeframe().millis();
      Candles bars = answer(sources.candles(name, now - BARS * length, now), name.toString());
      for (int bar = 0; bar < bars.size(); bar++) {
        if (bars.closeTime(bar) <= now) {
          known.append(Candle.of(bars, bar));
        }
      }
      series.put(name, known);
    }
    return known;
  }

  private static <T> T answer(Answer<T> answer, String what) {
    return switch (answer) {
      case Answer.Value<T>(T value) -> value;
      case Answer.Failed<T>(var error) ->
          throw new RequestFailed(FailureKind.EXCHANGE, what + ": " + error.words(), null);
    };
  }

  private static RequestFailed usage(String message) {
    return new RequestFailed(FailureKind.USAGE, message, "see: opentrade help alerts");
  }
}
