/// Figures of the running daemon for programs that watch it, in the text format of Prometheus.
@NullMarked
package io.opentrade.server.metrics;

import org.jspecify.annotations.NullMarked;
