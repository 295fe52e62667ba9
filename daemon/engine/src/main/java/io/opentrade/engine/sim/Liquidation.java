package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.MaintenanceTiers.Tier;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The prices at which a futures position ends by force. All follow from one equation, with B what
/// stands behind the position (its margin, or the wallet), C its cost and V(P) its value at the
/// mark price P:
///
///     B + gain(C, V(P)) = rate × V(P) − amount        the maintenance margin is all that is left
///
/// With Q = quantity × multiplier the solutions are, as Binance, Bybit and BitMEX publish them,
///
///     linear    long  P = (C − B − amount) / (Q × (1 − rate))
///               short P = (C + B + amount) / (Q × (1 + rate))
///     inverse   long  P = Q × (1 + rate) / (C + B + amount)
///               short P = Q × (1 − rate) / (C − B − amount)
///
/// and the bankruptcy price, at which nothing is left, is the same with rate and amount 0. These
/// prices are reckoned, not quoted, so they keep more decimals than the tick: rounded to where the
/// position is still just worth it, down for a long liquidation, in the position's favour for
/// bankruptcy.
public final class Liquidation {
  private static final Tier NOTHING = new Tier(Money.ZERO, BigDecimal.ZERO, Money.ZERO);

  private final Instrument instrument;
  private final MaintenanceTiers maintenance;
  private final BigDecimal buffer;

  /// @param maintenance the margin that a position must keep
  /// @param buffer how much earlier it ends than it must: a share of the way from the entry price
  ///     to the liquidation price, from 0 to below 1
  public Liquidation(Instrument instrument, MaintenanceTiers maintenance, BigDecimal buffer) {
    this.instrument = instrument;
    this.maintenance = maintenance;
    this.buffer = buffer;
  }

  /// The mark price at which the position is liquidated: at or beyond it; null where no price does
  /// that.
  ///
  /// @param position not flat
  /// @param backing what stands behind it
  public @Nullable Price price(Position position, Money backing) {
    BigDecimal forced = forced(position, backing);
    if (forced == null) {
      return null;
    }
    BigDecimal entry = position.entryPrice().value();
    BigDecimal early = forced.add(entry.subtract(forced).multiply(buffer));
    RoundingMode mode = position.isLong() ? RoundingMode.FLOOR : RoundingMode.CEILING;
    Price price = new Price(early.setScale(instrument.priceScale(), mode));
    return price.signum() > 0 ? price : null;
  }

  /// The price at which nothing is left of what stands behind the position; null where there is
  /// none.
  public @Nullable Price bankruptcy(Position position, Money backing) {
    RoundingMode mode = position.isLong() ? RoundingMode.CEILING : RoundingMode.FLOOR;
    BigDecimal gone = solve(position, backing, NOTHING, instrument.priceScale(), mode);
    return gone == null || gone.signum() <= 0 ? null : new Price(gone);
  }

  /// A fill that closes (a part of) the position, as far as there is money for it: not at a worse
  /// price than bankruptcy, and with no larger fee than what is left. What is missing is the
  /// insurance fund's; where rounding makes it a last digit, the fee is that much below 0.
  ///
  /// @param backing of the whole position
  /// @param shared whether the backing is the wallet, of which a part may lose all
  public Fill covered(Fill fill, Position position, Money backing, boolean shared) {
    Price worst = bankruptcy(position, backing);
    boolean beyond =
        worst != null
            && (fill.price().compareTo(worst) < 0) == position.isLong()
            && !fill.price().equals(worst);
    Price price = beyond && worst != null ? worst : fill.price();
    Money notional = beyond ? instrument.notional(price, fill.quantity()) : fill.notional();
    Money before = part(position.cost(), fill, position, RoundingMode.HALF_EVEN);
    Money gain = instrument.contract().gain(before, notional);
    Money behind = shared ? backing : part(backing, fill, position, RoundingMode.DOWN);
    Money left = behind.plus(position.isLong() ? gain : gain.negate());
    Money fee = fill.fee().compareTo(left) > 0 ? left : fill.fee();
    return new Fill(
        fill.id(), fill.order(), fill.side(), fill.quantity(), price, notional, fee, fill.at());
  }

  private Money part(Money whole, Fill fill, Position position, RoundingMode mode) {
    Quantity held = position.quantity().absolute();
    if (fill.quantity().compareTo(held) >= 0) {
      return whole;
    }
    BigDecimal product = whole.value().multiply(fill.quantity().value());
    return new Money(product.divide(held.value(), instrument.moneyScale(), mode));
  }

  /// Walks the brackets in the order in which a price that runs against the position meets them.
  private @Nullable BigDecimal forced(Position position, Money backing) {
    List<Tier> tiers = maintenance.tiers();
    int scale = instrument.priceScale() + 4;
    RoundingMode mode = position.isLong() ? RoundingMode.FLOOR : RoundingMode.CEILING;
    boolean grows = position.isLong() == instrument.contract().inverse();
    for (int i = 0; i < tiers.size(); i++) {
      int index = grows ? i : tiers.size() - 1 - i;
      Tier tier = tiers.get(index);
      BigDecimal price = solve(position, backing, tier, scale, mode);
      if (price == null || price.signum() <= 0) {
        continue;
      }
      BigDecimal from = tier.from().value();
      BigDecimal value = value(position, price);
      if (!grows) {
        if (value.compareTo(from) >= 0) {
          return price;
        }
      } else if (index == tiers.size() - 1
          || value.compareTo(tiers.get(index + 1).from().value()) < 0) {
        return value.compareTo(from) >= 0 ? price : priceOf(position, from, scale, mode);
      }
    }
    return null;
  }

  private @Nullable BigDecimal solve(
      Position position, Money backing, Tier tier, int scale, RoundingMode mode) {
    BigDecimal against = backing.plus(tier.amount()).value();
    BigDecimal cost = position.cost().value();
    // What the cost can lose, or gain, before the equation holds.
    boolean adds = position.isLong() == instrument.contract().inverse();
    BigDecimal money = adds ? cost.add(against) : cost.subtract(against);
    BigDecimal factor =
        adds ? BigDecimal.ONE.add(tier.rate()) : BigDecimal.ONE.subtract(tier.rate());
    BigDecimal quantity = quantity(position);
    if (instrument.contract().inverse()) {
      return money.signum() <= 0 ? null : quantity.multiply(factor).divide(money, scale, mode);
    }
    return money.divide(quantity.multiply(factor), scale, mode);
  }

  private BigDecimal priceOf(Position position, BigDecimal value, int scale, RoundingMode mode) {
    BigDecimal quantity = quantity(position);
    return instrument.contract().inverse()
        ? quantity.divide(value, scale, mode)
        : value.divide(quantity, scale, mode);
  }

  private BigDecimal value(Position position, BigDecimal price) {
    BigDecimal quantity = quantity(position);
    return instrument.contract().inverse()
        ? quantity.divide(price, Contract.DIGITS)
        : quantity.multiply(price);
  }

  /// Contracts times multiplier.
  private BigDecimal quantity(Position position) {
    BigDecimal held = position.quantity().absolute().value();
    return switch (instrument.contract()) {
      case Contract.Spot _ -> held;
      case Contract.Linear(BigDecimal multiplier) -> held.multiply(multiplier);
      case Contract.Inverse(BigDecimal multiplier) -> held.multiply(multiplier);
    };
  }
}
