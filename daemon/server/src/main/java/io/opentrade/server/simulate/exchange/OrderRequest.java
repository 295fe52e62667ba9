package io.opentrade.server.simulate.exchange;

import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a client asks for.
///
/// @param clientId the client's name of the order
/// @param quantity in the base asset; null where `spend` says how much
/// @param spend what to pay or to get, in the quote asset; market orders only
/// @param price of limited types
/// @param stopPrice of triggered types
/// @param iceberg what shows of it; null for all
public record OrderRequest(
    String symbol,
    Side side,
    OrderType type,
    Lifetime lifetime,
    String clientId,
    @Nullable BigDecimal quantity,
    @Nullable BigDecimal spend,
    @Nullable BigDecimal price,
    @Nullable BigDecimal stopPrice,
    @Nullable BigDecimal iceberg) {
  BigDecimal limit() {
    return present(price);
  }

  BigDecimal trigger() {
    return present(stopPrice);
  }

  private static BigDecimal present(@Nullable BigDecimal value) {
    if (value == null) {
      throw new IllegalStateException("an order of this type has a price");
    }
    return value;
  }
}
