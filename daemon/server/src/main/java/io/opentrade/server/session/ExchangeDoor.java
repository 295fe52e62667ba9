package io.opentrade.server.session;

import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.VenueAccount;

/// The way to an account's exchange, with its key. What everybody sees is shared, and stays open.
///
/// @param venue what everybody sees there
/// @param account the same through the account's eyes
record ExchangeDoor(Venue venue, VenueAccount account) implements AutoCloseable {
  @Override
  public void close() {
    account.close();
  }
}
