/// Runs one strategy over stored candles through the engine, and measures what came of it.
@NullMarked
package io.opentrade.engine.backtest;

import org.jspecify.annotations.NullMarked;
