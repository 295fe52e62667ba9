package io.opentrade.store;

import java.math.BigDecimal;

/// An account as it was opened; what became of it is in its entries.
///
/// @param id within its database
/// @param name by which people call it
/// @param exchange lower case; whose markets it trades
/// @param currency of its cash
/// @param cash at the beginning
/// @param fee of a fill, a fraction of its notional
/// @param mark begins every order id of the account, so that ids of two houses never meet
/// @param created milliseconds since the epoch (UTC)
public record LedgerAccount(
    long id,
    String name,
    String exchange,
    String currency,
    BigDecimal cash,
    BigDecimal fee,
    String mark,
    long created) {}
