package io.opentrade.server.session;

import io.opentrade.engine.event.Report;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerStore;
import java.util.ArrayList;
import java.util.List;

/// A journal that is only read: what would be written behind its last line is the session's to
/// write. A fill in it that does not follow from what stands before is noted, and passed over.
final class PastJournal extends Journal {
  private final List<Altered> altered = new ArrayList<>();

  PastJournal(LedgerStore store, LedgerAccount account) {
    super(store, account);
  }

  /// A fill of a demo account that its journal tells otherwise than it was.
  record Altered(long line, Report.Filled says, Report.Filled follows) {}

  @Override
  protected boolean differs(long line, Entry before, Entry follows) {
    if (before instanceof Entry.Followed(Report.Filled says)
        && follows instanceof Entry.Followed(Report.Filled is)
        && says.fill().id().equals(is.fill().id())
        && says.fill().order().equals(is.fill().order())) {
      altered.add(new Altered(line, says, is));
      return false;
    }
    return true;
  }

  @Override
  void commit() {}

  /// The next line was read: the one behind it comes next.
  void pass() {
    skip();
  }

  List<Altered> altered() {
    return List.copyOf(altered);
  }
}
