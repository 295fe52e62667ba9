package io.opentrade.server.alert;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.BalanceShow;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.EventInfo;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.PnlShow;
import io.opentrade.server.market.MarketName;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A world of one market that stands where the test says.
final class FakeSources implements AlertSources {
  volatile double price = 100;
  volatile boolean answers = true;
  volatile double profit;
  volatile double funding;
  final List<EventInfo> news = new ArrayList<>();
  private long told;
  private int heard;
  private boolean listens;

  @Override
  public Answer<Ticker> ticker(MarketName market) {
    Market known = new Market(market.symbol(), MarketKind.SPOT, "BTCUSDT");
    Price last = new Price(BigDecimal.valueOf(price));
    return answers
        ? Answer.of(new Ticker(known, last, last, last, null, null, null, null, null, ++told))
        : Answer.failed(new VenueError.NotSent("no way there"));
  }

  @Override
  public Answer<BigDecimal> fundingRate(MarketName market) {
    return Answer.of(BigDecimal.valueOf(funding));
  }

  @Override
  public Answer<Set<Timeframe>> timeframes(MarketName market) {
    return market.exchange().equals("binance")
        ? Answer.of(Set.of(Timeframe.of("1m"), Timeframe.of("5m"), Timeframe.of("1h")))
        : Answer.failed(new VenueError.NotSent("there is no exchange called " + market.exchange()));
  }

  @Override
  public Answer<Candles> candles(SeriesName series, long from, long to) {
    return Answer.failed(new VenueError.NotSent("there are no candles"));
  }

  @Override
  public PnlShow.Reply pnl(String account) {
    Decimal zero = Decimal.ZERO;
    return new PnlShow.Reply(
        account,
        true,
        "USDT",
        Decimal.of(1_000.0),
        Decimal.of(1_000 + profit),
        Decimal.of(profit),
        null,
        zero,
        zero,
        zero,
        0,
        0,
        List.of());
  }

  @Override
  public BalanceShow.Reply balance(String account) {
    return new BalanceShow.Reply(
        account,
        true,
        List.of(
            new BalanceShow.Balance("BTC", Decimal.of("2"), Decimal.of("2"), Decimal.ZERO, null)));
  }

  @Override
  public synchronized News news() {
    List<EventInfo> now = List.copyOf(news.subList(listens ? heard : news.size(), news.size()));
    listens = true;
    heard = news.size();
    return new News(now, String.valueOf(heard));
  }

  @Override
  public synchronized void goOn(String position) {
    heard = Integer.parseInt(position);
    listens = true;
  }

  @Override
  public synchronized void skipNews() {
    listens = false;
  }

  @Override
  public List<Health.Check> health() {
    return List.of();
  }
}
