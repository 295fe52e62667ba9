/// Binance: spot, and linear ("USDⓈ-M") futures, which are a program of their own on another host.
/// Facts and codes: https://developers.binance.com/docs
@NullMarked
package io.opentrade.server.venue.binance;

import org.jspecify.annotations.NullMarked;
