/// Candle files in, candle text out: reading, judging, merging, resampling, exporting series.
/// Everything here works on columns; what is wrong with a file is said with its line.
@NullMarked
package io.opentrade.research.candles;

import org.jspecify.annotations.NullMarked;
