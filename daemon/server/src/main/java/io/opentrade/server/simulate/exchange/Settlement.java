package io.opentrade.server.simulate.exchange;

import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/// Moves assets for trades: between the clients, the crowd, whose pocket has no bottom, and the
/// exchange, which takes its commission from what is received. Nothing is made or lost.
final class Settlement {
  private static final int COMMISSION_SCALE = 8;

  private final Map<String, Wallet> wallets;
  private final Fees fees;

  /// What everybody else has; may be below zero.
  private final Map<String, BigDecimal> crowd = new TreeMap<>();

  private final Map<String, BigDecimal> commissions = new TreeMap<>();

  Settlement(Map<String, Wallet> wallets, Fees fees) {
    this.wallets = wallets;
    this.fees = fees;
  }

  Map<String, BigDecimal> crowd() {
    return crowd;
  }

  Map<String, BigDecimal> commissions() {
    return commissions;
  }

  Wallet wallet(String account) {
    Wallet wallet = wallets.get(account);
    if (wallet == null) {
      throw new IllegalStateException("no account " + account);
    }
    return wallet;
  }

  /// The crowd's side of a trade.
  void crowdTrades(Listing listing, Trade trade, boolean buys) {
    BigDecimal quantity = trade.quantity();
    BigDecimal turnover = trade.turnover();
    crowd.merge(listing.base(), buys ? quantity : quantity.negate(), BigDecimal::add);
    crowd.merge(listing.quote(), buys ? turnover.negate() : turnover, BigDecimal::add);
  }

  /// A client's side of a trade. What was kept for the order is free afterwards.
  Fill clientTrades(Market market, SpotOrder order, Trade trade, boolean maker, long at) {
    Listing listing = market.listing;
    boolean buys = order.side() == Side.BUY;
    String received = buys ? listing.base() : listing.quote();
    BigDecimal gross = buys ? trade.quantity() : trade.turnover();
    BigDecimal rate = maker ? fees.maker() : fees.taker();
    BigDecimal commission = gross.multiply(rate).setScale(COMMISSION_SCALE, RoundingMode.HALF_EVEN);
    Wallet wallet = wallet(order.account());
    wallet.release(order.id());
    wallet.add(received, gross.subtract(commission));
    if (buys) {
      wallet.add(listing.quote(), trade.turnover().negate());
    } else {
      wallet.add(listing.base(), trade.quantity().negate());
    }
    commissions.merge(received, commission, BigDecimal::add);
    return new Fill(
        trade, order.id(), order.listId(), order.account(), commission, received, buys, maker, at);
  }
}
