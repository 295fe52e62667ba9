package io.opentrade.server.venue;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A futures position as the exchange tells it; flat ones are left out.
///
/// @param quantity contracts, positive long, negative short
/// @param entry average price
/// @param mark price; null where not told
/// @param liquidation price; null where there is none
/// @param unrealised profit in the currency of settlement
/// @param margin null where not told
public record VenuePosition(
    String code,
    Quantity quantity,
    Price entry,
    @Nullable Price mark,
    @Nullable Price liquidation,
    BigDecimal unrealised,
    BigDecimal leverage,
    @Nullable MarginMode margin) {}
