/// Backtests as jobs: from a request to a stored result. Finds the candles, asks a jailed worker
/// for the strategy's decisions, runs the engine, and writes the document.
@NullMarked
package io.opentrade.research.backtest;

import org.jspecify.annotations.NullMarked;
