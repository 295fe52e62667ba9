/// Bybit's v5 interface: spot, linear and inverse futures of a unified account.
/// Facts and codes: https://bybit-exchange.github.io/docs/v5/intro
@NullMarked
package io.opentrade.server.venue.bybit;

import org.jspecify.annotations.NullMarked;
