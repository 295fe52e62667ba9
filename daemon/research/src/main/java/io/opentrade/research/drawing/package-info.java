/// What is kept of a run to draw it: candles, the strategy's columns and daily equity, thinned.
/// A page can then be made long after the candles themselves have changed or gone.
@NullMarked
package io.opentrade.research.drawing;

import org.jspecify.annotations.NullMarked;
