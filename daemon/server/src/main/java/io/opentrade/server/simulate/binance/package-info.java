/// The exchange's dialect: Binance spot's REST, stream and WebSocket interfaces, as documented.
@NullMarked
package io.opentrade.server.simulate.binance;

import org.jspecify.annotations.NullMarked;
