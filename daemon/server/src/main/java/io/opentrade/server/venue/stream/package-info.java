/// The one way to an exchange's streams: subscriptions, heartbeats, silence noticed, connections
/// opened again with growing and scattered pauses. Knows no exchange: each connector hands it a
/// `StreamDialect`.
@NullMarked
package io.opentrade.server.venue.stream;

import org.jspecify.annotations.NullMarked;
