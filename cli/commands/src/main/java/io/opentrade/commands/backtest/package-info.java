/// The commands of the noun `backtest` and the report they print.
@NullMarked
package io.opentrade.commands.backtest;

import org.jspecify.annotations.NullMarked;
