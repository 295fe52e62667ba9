/// The one way to an exchange's REST interface: budgets, time-outs, retries of questions, none of
/// commands, a circuit breaker, keys that go home only. Every clock and every pause is handed in.
/// Knows no exchange: each connector hands it a `Dialect`.
@NullMarked
package io.opentrade.server.venue.rest;

import org.jspecify.annotations.NullMarked;
