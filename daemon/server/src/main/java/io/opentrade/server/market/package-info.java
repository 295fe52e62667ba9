/// Market data from outside: for now the download of past candles from public endpoints.
/// Nothing here knows a key or an order.
@NullMarked
package io.opentrade.server.market;

import org.jspecify.annotations.NullMarked;
