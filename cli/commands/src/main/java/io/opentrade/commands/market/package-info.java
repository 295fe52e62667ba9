/// Markets as everybody sees them, across exchanges: prices, books, trades, candles, movers, and
/// what each exchange can do.
@NullMarked
package io.opentrade.commands.market;

import org.jspecify.annotations.NullMarked;
