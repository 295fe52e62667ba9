package io.opentrade.server.simulate.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several feeds as one, in order of time; of the same time the first feed first.
final class MergedFeed implements Feed {
  private final List<Feed> feeds;
  private final List<@Nullable Event> heads = new ArrayList<>();

  MergedFeed(List<Feed> feeds) throws IOException {
    this.feeds = List.copyOf(feeds);
    for (Feed feed : this.feeds) {
      heads.add(feed.next());
    }
  }

  @Override
  public @Nullable Event next() throws IOException {
    int first = -1;
    Event earliest = null;
    for (int i = 0; i < heads.size(); i++) {
      Event head = heads.get(i);
      if (head != null && (earliest == null || head.time() < earliest.time())) {
        first = i;
        earliest = head;
      }
    }
    if (first >= 0) {
      heads.set(first, feeds.get(first).next());
    }
    return earliest;
  }
}
