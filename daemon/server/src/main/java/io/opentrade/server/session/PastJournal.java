package io.opentrade.server.session;

import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerStore;

/// A journal that is only read: what would be written behind its last line is the session's to
/// write.
final class PastJournal extends Journal {
  PastJournal(LedgerStore store, LedgerAccount account) {
    super(store, account);
  }

  @Override
  void commit() {}
}
