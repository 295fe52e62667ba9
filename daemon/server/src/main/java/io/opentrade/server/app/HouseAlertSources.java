package io.opentrade.server.app;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.BalanceShow;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.PnlShow;
import io.opentrade.server.alert.AlertSources;
import io.opentrade.server.health.HealthChecks;
import io.opentrade.server.market.Exchanges;
import io.opentrade.server.market.MarketName;
import io.opentrade.server.session.VenueFeed;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.watch.EventWatch;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What this daemon knows, for its alerts.
final class HouseAlertSources implements AlertSources {
  private final Trading trading;
  private final VenueFeed feed;
  private final EventWatch events;
  private final HealthChecks health;
  private final Actor owner;
  private @Nullable Long seen;

  HouseAlertSources(
      Trading trading, Exchanges exchanges, EventWatch events, HealthChecks health, Actor owner) {
    this.trading = trading;
    this.feed = new VenueFeed(name -> Trading.venue(exchanges, name));
    this.events = events;
    this.health = health;
    this.owner = owner;
  }

  @Override
  public Answer<Ticker> ticker(MarketName market) {
    return feed.ticker(market.exchange(), market.symbol());
  }

  @Override
  public Answer<BigDecimal> fundingRate(MarketName market) {
    return feed.fundingRate(market.exchange(), market.symbol());
  }

  @Override
  public Answer<Set<Timeframe>> timeframes(MarketName market) {
    return feed.timeframes(market.exchange(), market.symbol());
  }

  @Override
  public Answer<Candles> candles(SeriesName series, long from, long to) {
    return feed.candles(series.exchange(), series.symbol(), series.timeframe(), from, to);
  }

  @Override
  public PnlShow.Reply pnl(String account) throws InterruptedException {
    return (PnlShow.Reply) trading.floor().answer(new PnlShow(account), owner);
  }

  @Override
  public BalanceShow.Reply balance(String account) throws InterruptedException {
    return (BalanceShow.Reply) trading.floor().answer(new BalanceShow(account), owner);
  }

  @Override
  public News news() throws InterruptedException {
    EventWatch.News news = events.news(seen, owner);
    seen = news.seq();
    return new News(news.events(), news.position());
  }

  @Override
  public void goOn(String position) {
    events.goOn(position);
    seen = 0L;
  }

  @Override
  public void skipNews() {
    seen = null;
  }

  @Override
  public List<Health.Check> health() {
    return health.look();
  }
}
