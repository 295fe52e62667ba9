/// Whether everything that is needed works: one small check for each thing.
/// A check looks and says what to do; it repairs nothing.
/// A check that breaks is itself a failed check, never an error of the request.
@NullMarked
package io.opentrade.server.health;

import org.jspecify.annotations.NullMarked;
