/// What futures need beside what spot markets need: the terms at which a position is held, agreed
/// with the exchange before anything is entered.
@NullMarked
package io.opentrade.server.session.futures;

import org.jspecify.annotations.NullMarked;
