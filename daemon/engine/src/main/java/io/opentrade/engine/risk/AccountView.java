package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Money;

/// What limits look at of an account, as of the last event.
public interface AccountView {
  /// Cash plus what is held, at the prices last heard of.
  Money equity();

  /// Worth of what is held of that symbol long and short, added up, and of what open entries would
  /// add to it; 0 or positive.
  Money exposure(String symbol);

  /// The same over all symbols.
  Money exposure();

  /// Orders that are not over, protection included.
  int openOrders();

  /// Trades that have begun and not ended; one whose entry still rests in the market counts.
  int openTrades();
}
