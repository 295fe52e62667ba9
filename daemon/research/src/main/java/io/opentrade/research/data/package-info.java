/// The `data.*` requests: what the wire asks of the candle files and the store, in its own records.
@NullMarked
package io.opentrade.research.data;

import org.jspecify.annotations.NullMarked;
