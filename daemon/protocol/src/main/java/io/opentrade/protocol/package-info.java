/// What a program may ask of the daemon and what it is told: one record per method, its reply, its
/// failure, and the codec. Knows neither the engine nor the store: the wire is a contract.
@NullMarked
package io.opentrade.protocol;

import org.jspecify.annotations.NullMarked;
