/// Cash, positions and round trips, reckoned from fills and from nothing else. Exact: what goes out
/// of one place arrives in another.
@NullMarked
package io.opentrade.engine.ledger;

import org.jspecify.annotations.NullMarked;
