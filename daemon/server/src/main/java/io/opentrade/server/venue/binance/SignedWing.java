package io.opentrade.server.venue.binance;

import io.opentrade.server.venue.AccountAccess;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.rest.RestCall;
import io.opentrade.server.venue.rest.SignedRest;
import io.opentrade.server.venue.rest.VenueClock;
import java.time.InstantSource;

/// One of Binance's two programs in the name of a key.
record SignedWing(MarketKind kind, SignedRest rest, String prefix) {
  static SignedWing of(Wing wing, AccountAccess access, InstantSource clock) {
    var venueClock = new VenueClock(wing::serverTime, clock);
    return new SignedWing(
        wing.kind(), new SignedRest(wing.rest(), access.key(), venueClock), wing.prefix());
  }

  RestCall call(RestCall.Method method, String path) {
    return RestCall.of(method, prefix + path);
  }
}
