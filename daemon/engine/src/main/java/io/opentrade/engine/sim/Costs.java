package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/// Writes fills with their fees.
final class Costs {
  private final Instrument instrument;
  private final BigDecimal taker;
  private final BigDecimal maker;
  private final FeeCurrency currency;
  private final FeeTiers tiers;
  private final TradedVolume volume;

  /// @param volume what the account traded; fills are added to it
  Costs(Instrument instrument, BigDecimal taker, FillModel model, TradedVolume volume) {
    this.instrument = instrument;
    this.taker = taker;
    this.maker = Objects.requireNonNullElse(model.makerRate(), taker);
    this.currency = model.feeCurrency();
    this.tiers = model.tiers();
    this.volume = volume;
  }

  /// @param number which fill of the order it is, from 1
  /// @param makes whether the order rested in the market
  Fill fill(Order order, int number, Quantity quantity, Price price, boolean makes, long at) {
    BigDecimal rate = rate(makes, at);
    String id = number == 1 ? order.id().text() : order.id().text() + "." + number;
    Money notional = instrument.notional(price, quantity);
    Quantity commission = Quantity.ZERO;
    Money fee = notional.share(rate, instrument.moneyScale());
    if (currency == FeeCurrency.BASE && order.side() == Side.BUY) {
      commission = commission(quantity, rate);
      fee = instrument.notional(price, commission);
    }
    if (!tiers.none()) {
      volume.add(at, notional);
    }
    return new Fill(id, order.id(), order.side(), quantity, price, notional, fee, commission, at);
  }

  private BigDecimal rate(boolean makes, long at) {
    if (tiers.none()) {
      return makes ? maker : taker;
    }
    FeeTiers.Tier tier = tiers.at(volume.before(at));
    return makes ? tier.maker() : tier.taker();
  }

  /// Rounded up to lots. Never all of it: of a single lot no fee can be taken.
  private Quantity commission(Quantity quantity, BigDecimal rate) {
    BigDecimal lots =
        quantity.value().multiply(rate).divide(instrument.lot(), 0, RoundingMode.CEILING);
    Quantity whole = new Quantity(lots.multiply(instrument.lot()));
    return whole.compareTo(quantity) < 0 ? whole : quantity.minus(new Quantity(instrument.lot()));
  }
}
