package io.opentrade.server.alert;

import io.opentrade.protocol.AlertTest;
import io.opentrade.protocol.Decimal;
import io.opentrade.server.alert.language.Condition;
import io.opentrade.server.alert.watch.Board;
import io.opentrade.server.alert.watch.Cause;
import io.opentrade.server.alert.watch.Manner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An alert over stored bars: the same board that watches live, told of the past. Nobody hears.
final class Replay implements Board.Listener {
  private static final String NAME = "replay";

  private final List<Track> tracks;
  private final boolean once;
  private final long until;
  private final int most;
  private final Board board = new Board(this);
  private final List<AlertTest.Moment> moments = new ArrayList<>();
  private Track walking;
  private long bar;
  private long total;
  private long bars;
  private long end;

  /// @param tracks at least one, the main market first
  /// @param once whether it is over with the first firing
  /// @param until when it ends, milliseconds since the epoch
  /// @param most how many firings are listed
  Replay(List<Track> tracks, boolean once, long until, int most) {
    this.tracks = tracks;
    this.once = once;
    this.until = until;
    this.most = most;
    this.walking = tracks.getFirst();
  }

  /// Walks all bars that start in `[from, to)`.
  void walk(Condition condition, Manner manner, long from, long to) throws InterruptedException {
    board.add(NAME, condition, manner, true, 0);
    tracks.forEach(track -> track.begin(board, from));
    while (!(once && total > 0)) {
      Track nearest = tracks.getFirst();
      for (Track track : tracks) {
        nearest = track.next(to) < nearest.next(to) ? track : nearest;
      }
      long start = nearest.next(to);
      if (start == Long.MAX_VALUE || start >= until) {
        return;
      }
      step(nearest, start);
    }
  }

  private void step(Track track, long start) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    walking = track;
    bar = start;
    end = Math.max(end, track.walk(board));
    bars++;
  }

  @Override
  public void fired(String alert, Cause cause, long at) {
    if (once && total > 0 || at >= until) {
      return;
    }
    total++;
    if (moments.size() < most) {
      moments.add(
          new AlertTest.Moment(
              Instant.ofEpochMilli(at), Instant.ofEpochMilli(bar), Decimal.of(walking.price())));
    }
  }

  @Override
  public void armed(String alert) {}

  List<AlertTest.Moment> moments() {
    return moments;
  }

  long total() {
    return total;
  }

  long bars() {
    return bars;
  }

  /// The end of the last bar that was walked.
  long end() {
    return end;
  }

  boolean holds() {
    return board.holds(NAME);
  }
}
