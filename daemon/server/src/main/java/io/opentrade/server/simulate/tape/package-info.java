/// What a market has done: its trades, its candles, its last day. Pure; fed by the exchange's
/// trades.
@NullMarked
package io.opentrade.server.simulate.tape;

import org.jspecify.annotations.NullMarked;
