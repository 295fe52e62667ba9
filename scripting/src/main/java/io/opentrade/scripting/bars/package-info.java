/// Calls a script once per closed bar, inside the engine's own backtest, and shows it no later bar.
@NullMarked
package io.opentrade.scripting.bars;

import org.jspecify.annotations.NullMarked;
