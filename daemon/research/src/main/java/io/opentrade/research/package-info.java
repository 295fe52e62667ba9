/// The research process: backtests and candle files, on behalf of the daemon. It is trusted, has a
/// heap of its own, and ends with the daemon that started it.
@NullMarked
package io.opentrade.research;

import org.jspecify.annotations.NullMarked;
