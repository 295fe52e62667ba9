package io.opentrade.server.alert;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.BalanceShow;
import io.opentrade.protocol.EventInfo;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.PnlShow;
import io.opentrade.server.market.MarketName;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Ticker;
import java.util.List;

/// Where alerts learn what happens. Calls block; any thread may make them.
public interface AlertSources {
  /// What a market stands at now.
  Answer<Ticker> ticker(MarketName market);

  /// The bars that start in `[from, to)`; the one that is not over yet may be the last.
  ///
  /// @param from milliseconds since the epoch (UTC)
  Answer<Candles> candles(SeriesName series, long from, long to);

  /// What an account has gained.
  ///
  /// @throws io.opentrade.protocol.RequestFailed where there is no such account
  PnlShow.Reply pnl(String account) throws InterruptedException;

  /// What an account has.
  ///
  /// @throws io.opentrade.protocol.RequestFailed where there is no such account
  BalanceShow.Reply balance(String account) throws InterruptedException;

  /// What happened since the last call; nothing at the first.
  List<EventInfo> events() throws InterruptedException;

  /// How the daemon fares.
  List<Health.Check> health();
}
