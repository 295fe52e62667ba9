/// Commands that run by the clock: when, what of what was missed, one or several at a time, and
/// what came of each run. A run is written down before it begins.
@NullMarked
package io.opentrade.server.schedule;

import org.jspecify.annotations.NullMarked;
