/// What is kept on disk: candles and backtest runs in SQLite (WAL, one writer thread a process).
/// Every change is one transaction; a process killed at any moment leaves the state before or after
/// it.
@NullMarked
package io.opentrade.store;

import org.jspecify.annotations.NullMarked;
