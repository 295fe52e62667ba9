/// Market data from outside: tickers, books, trades and candles of any exchange, downloads, live
/// books and bars built from trades. Nothing here knows a key or an order.
@NullMarked
package io.opentrade.server.market;

import org.jspecify.annotations.NullMarked;
