/// Strategies of strangers, kept away from everything else: starts a worker process in a jail,
/// speaks with it over a binary link, watches its limits, and turns whatever happens there into
/// values.
@NullMarked
package io.opentrade.sandbox;

import org.jspecify.annotations.NullMarked;
