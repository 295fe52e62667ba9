/// Runs the functions of scans over candles, in order of time.
@NullMarked
package io.opentrade.scripting.scan;

import org.jspecify.annotations.NullMarked;
