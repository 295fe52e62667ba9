/// What a trader needs of an exchange, in our own words: markets, prices, orders, balances.
/// Answers and refusals are values; what an exchange says in its own words stays `ForeignText`.
/// One package per exchange below speaks its protocol; `rest` and `stream` are the only ways out.
@NullMarked
package io.opentrade.server.venue;

import org.jspecify.annotations.NullMarked;
