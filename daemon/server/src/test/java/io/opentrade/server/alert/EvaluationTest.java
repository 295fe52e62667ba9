package io.opentrade.server.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.BalanceShow;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.PnlShow;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Role;
import io.opentrade.protocol.Scope;
import io.opentrade.server.alert.language.AlertLanguage;
import io.opentrade.server.alert.language.Condition;
import io.opentrade.server.alert.language.Term;
import io.opentrade.server.market.MarketName;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Ticker;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:30:00Z");
  private static final Actor ADA = Actor.owner("ada");

  private final FakeSources world = new FakeSources();

  /// The world of the alerts, with hourly bars that close at 1, 2, 3, …; the last is not over.
  private final class Sources implements AlertSources {
    @Override
    public Answer<Ticker> ticker(MarketName market) {
      return world.ticker(market);
    }

    @Override
    public Answer<BigDecimal> fundingRate(MarketName market) {
      return world.fundingRate(market);
    }

    @Override
    public Answer<Set<Timeframe>> timeframes(MarketName market) {
      return world.timeframes(market);
    }

    @Override
    public Answer<Candles> candles(SeriesName series, long from, long to) {
      long length = series.timeframe().millis();
      long first = Math.ceilDiv(from, length) * length;
      int count = (int) ((to - 1 - first) / length) + 1;
      long[] time = new long[count];
      double[] price = new double[count];
      for (int i = 0; i < count; i++) {
        time[i] = first + i * length;
        price[i] = i + 1;
      }
      return Answer.of(
          new Candles(new Timeframe(length), time, price, price, price, price, new double[count]));
    }

    @Override
    public PnlShow.Reply pnl(String account) {
      return world.pnl(account);
    }

    @Override
    public BalanceShow.Reply balance(String account) {
      return world.balance(account);
    }

    @Override
    public News news() {
      return world.news();
    }

    @Override
    public void goOn(String position) {
      world.goOn(position);
    }

    @Override
    public void skipNews() {
      world.skipNews();
    }

    @Override
    public List<Health.Check> health() {
      return List.of(new Health.Check("disk", Health.State.FAILED, new ForeignText("full"), null));
    }
  }

  private double number(String expression) throws InterruptedException {
    return evaluation(ADA).number((Term) AlertLanguage.value(expression));
  }

  private @Nullable Boolean holds(String expression) throws InterruptedException {
    return evaluation(ADA).holds((Condition) AlertLanguage.value(expression));
  }

  private Evaluation evaluation(Actor who) {
    return new Evaluation(new Sources(), who, () -> NOW);
  }

  @Test
  void numbersAreReckonedAsTheyAreWritten() throws InterruptedException {
    assertEquals(7, number("1 + 2 * 3"));
    assertEquals(-0.05, number("-5%"));
    assertEquals(200, number("BTC/USDT@binance * 2"));
    assertEquals(1_000, number("equity(demo)"));
    assertEquals(2, number("balance(demo, BTC)"));
    world.funding = 0.0001;
    assertEquals(0.0001, number("funding of BTC/USDT-PERP@binance"));
    assertTrue(Double.isNaN(number("1 / 0")));
  }

  @Test
  void anIndicatorIsThatOfTheLastBarThatClosed() throws InterruptedException {
    // 900 bars and the one that began at 03:00: that is not over at 03:30
    double last = number("sma(1, BTC/USDT@binance:1h)");
    assertEquals(last - 2, number("sma(5, BTC/USDT@binance:1h)"), 1e-9);
    assertEquals(100, number("rsi(14, BTC/USDT@binance:1h)"), 1e-9);
    assertEquals(899, last);
  }

  @Test
  void conditionsHoldOrNotOrAreNotKnown() throws InterruptedException {
    assertEquals(true, holds("BTC/USDT@binance > 99 and health = bad"));
    assertEquals(false, holds("BTC/USDT@binance > 99 and not (BTC/USDT@binance < 101)"));
    assertNull(holds("1 / 0 > 1"));
    assertEquals(true, holds("1 / 0 > 1 or equity(demo) >= 1000"));
  }

  @Test
  void whatCannotBeToldIsRefusedWithAWayOut() {
    assertEquals(FailureKind.USAGE, kind("silence(BTC/USDT@binance)", ADA));
    assertEquals(FailureKind.USAGE, kind("drawdown(demo)", ADA));
    world.answers = false;
    assertEquals(FailureKind.EXCHANGE, kind("BTC/USDT@binance", ADA));
    assertEquals(FailureKind.USAGE, kind("rsi(14", ADA));
  }

  @Test
  void whoMayNotSeeAnAccountIsNotToldOfIt() {
    Actor bot =
        new Actor(
            Actor.Kind.TOKEN,
            new ForeignText("bot"),
            Role.VIEWER,
            new Scope(false, Set.of("other"), null, null));
    assertEquals(FailureKind.NOT_ALLOWED, kind("equity(demo)", bot));
  }

  private FailureKind kind(String expression, Actor who) {
    return assertThrows(
            RequestFailed.class,
            () -> evaluation(who).number((Term) AlertLanguage.value(expression)))
        .failure()
        .kind();
  }
}
