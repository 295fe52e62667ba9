/// Ten thousand alerts at work: each is looked at only when what it waits for may have come.
/// Indexed by what stands at a number; columns are shared; where nothing
/// fires nothing is allocated.
@NullMarked
package io.opentrade.server.alert.watch;

import org.jspecify.annotations.NullMarked;
