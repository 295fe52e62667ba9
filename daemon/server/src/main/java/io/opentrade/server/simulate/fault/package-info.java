/// Faults on request: each has a chance, a seeded source of chance of its own, and a count of how
/// often it came.
@NullMarked
package io.opentrade.server.simulate.fault;

import org.jspecify.annotations.NullMarked;
