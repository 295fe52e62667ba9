/// Books and trades of live streams, kept in files as they come: what `exchange simulate` replays
/// and the book walk of a backtest reads.
@NullMarked
package io.opentrade.server.recording;

import org.jspecify.annotations.NullMarked;
