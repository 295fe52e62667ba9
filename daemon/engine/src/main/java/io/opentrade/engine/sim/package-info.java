/// A venue made of candles: how orders fill inside a bar. The same for backtest and paper trading.
@NullMarked
package io.opentrade.engine.sim;

import org.jspecify.annotations.NullMarked;
